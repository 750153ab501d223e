import { createContext, Script, type Context } from 'node:vm';
import { Error, Math } from '../../lib/primordials.ts';
import { durationInWords } from '../../lib/duration.ts';
import type { CheckContext } from '../../model/check.ts';

/** The longest that one comparison may keep the event loop busy, in milliseconds. */
const longestMs = 1_000;

/** Enough for any comparison that ends, however late it begins and however slow the processor is. */
const leastMs = 25;

/** A comparison did not end in time. */
export class ComparisonError extends Error {
  override readonly name = 'ComparisonError';
}

let runner: { readonly context: Context; readonly script: Script } | undefined;

/**
 * The result of synchronous work that matches patterns. A pattern that backtracks may need years for
 * a short text, and no timer of this thread could end it: the hook would be silent. Only V8 itself can
 * end such work, and `node:vm` is what asks it to. It takes about a millisecond.
 *
 * @param what - The subject of the error's sentence.
 * @throws {@link ComparisonError} after a second, or when the time for checks is over.
 */
export function boundedWork<Result>(
  what: string,
  { remainingTime }: Pick<CheckContext, 'remainingTime'>,
  work: () => Result,
): Result {
  runner ??= { context: createContext({}), script: new Script('work()') };
  const { context, script } = runner;
  const limitMs = Math.max(leastMs, Math.floor(Math.min(longestMs, remainingTime())));
  let done: { readonly result: Result } | undefined;
  context['work'] = () => {
    done = { result: work() };
  };
  try {
    script.runInContext(context, { timeout: limitMs });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    const why = `${what} was not compared in ${durationInWords(limitMs)}`;
    throw new ComparisonError(
      `${why}; a pattern may backtrack without end: give it no repetition inside a repetition`,
      { cause: error },
    );
  } finally {
    context['work'] = undefined;
  }
  return (done as unknown as { readonly result: Result }).result;
}
