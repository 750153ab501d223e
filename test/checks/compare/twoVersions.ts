import type { CheckContext } from '../../../src/model/check.ts';
import type { Invocation } from '../../../src/model/invocation.ts';
import { fakeContext, type FakeContext } from '../fakeContext.ts';

type Answers = (payload: unknown, call: number) => unknown;

/** Thrown by a version of {@link twoVersions}: the function failed with this. */
export class FunctionFailure {
  readonly error: { errorType: string; errorMessage: string };

  constructor(errorType: string, errorMessage: string) {
    this.error = { errorType, errorMessage };
  }
}

/** A context in which version 1 answers like `old` and version 2 like `now`. */
export function twoVersions(
  old: Answers,
  now: Answers = old,
  over: Partial<CheckContext> = {},
): FakeContext {
  const counts = { current: 0, target: 0 };
  return fakeContext((payload, options): Partial<Invocation> => {
    const side = options?.version === 'current' ? 'current' : 'target';
    counts[side] += 1;
    const number = side === 'current' ? '1' : '2';
    const ran = { executedVersion: number, qualifier: number };
    try {
      const answer = (side === 'current' ? old : now)(payload, counts[side]);
      return { ...ran, payload: answer };
    } catch (error) {
      if (!(error instanceof FunctionFailure)) throw error;
      return { ...ran, functionError: 'Unhandled', payload: error.error };
    }
  }, over);
}
