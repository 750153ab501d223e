/** How many requests of a function the stand-in has received. */
export interface FunctionRequests {
  readonly all: number;
  /** Of PutLifecycleEventHookExecutionStatus, refused ones included. */
  readonly reports: number;
}

/** The operation by which a hook reports. */
export const putStatus = 'PutLifecycleEventHookExecutionStatus';

/** Counts the requests of each function. */
export class FunctionRequestLog {
  readonly #counts = new Map<string, FunctionRequests>();

  received(functionName: string): void {
    const { all, reports } = this.of(functionName);
    this.#counts.set(functionName, { all: all + 1, reports });
  }

  routed(functionName: string, operation: string): void {
    const { all, reports } = this.of(functionName);
    if (operation === putStatus) this.#counts.set(functionName, { all, reports: reports + 1 });
  }

  of(functionName: string): FunctionRequests {
    return this.#counts.get(functionName) ?? { all: 0, reports: 0 };
  }
}
