import type { Input } from '../http/operation.ts';
import type { LambdaContext } from './lambdaContext.ts';
import type { FunctionStore } from './state/functionStore.ts';

/** The whole service: its surroundings, and the functions that it remembers. */
export interface LambdaState {
  context: LambdaContext;
  store: FunctionStore;
}

/** One operation of Lambda's API: takes AWS's request members, returns AWS's response members. */
export type LambdaOperation = (state: LambdaState, input: Input) => unknown;
