export { isHookInvocation, type InvocationContext } from './isHookInvocation.ts';
