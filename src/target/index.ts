/** For the function under test: tells smoke calls of a hook from real traffic. */
export { isHookInvocation, type InvocationContext } from './isHookInvocation.ts';
