import type { LambdaOperation } from '../../lambdaState.ts';

/** The stand-in has no event source mappings: nothing in it polls a queue or a stream. */
export const listEventSourceMappings: LambdaOperation = () => ({ EventSourceMappings: [] });
