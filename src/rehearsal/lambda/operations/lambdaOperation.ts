import type { FunctionStore } from '../functions/functionStore.ts';
import type { LambdaHost } from '../lambdaHost.ts';

/** What every operation works on. */
export interface LambdaState {
  host: LambdaHost;
  store: FunctionStore;
}

/** One operation of Lambda's API: AWS's request members in, its response members out. */
export type LambdaOperation = (state: LambdaState, input: Record<string, unknown>) => unknown;
