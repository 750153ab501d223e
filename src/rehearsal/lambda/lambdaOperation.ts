import type { FunctionStore } from './state/functionStore.ts';
import type { LambdaContext } from './lambdaContext.ts';

/** What every operation works on. */
export interface LambdaState {
  host: LambdaContext;
  store: FunctionStore;
}

/** One operation of Lambda's API: AWS's request members in, its response members out. */
export type LambdaOperation = (state: LambdaState, input: Record<string, unknown>) => unknown;
