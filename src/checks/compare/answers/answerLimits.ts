import { Error } from '../../../lib/primordials.ts';

/*
 * An answer of Lambda has 6 MB at most, but its JSON may hold three million values. These limits bound the
 * time and the memory that one answer takes.
 */

/** The most paths of one answer. */
export const mostPaths = 10_000;
/** The deepest nesting of one answer. */
export const mostLevels = 100;
/** The most values of one answer, objects and lists included. */
export const mostValues = 1_000_000;
/** The most values of one answer inside lists that are compared as sets: their texts are sorted. */
export const mostSorted = 200_000;
/** The most numbers of one answer that a tolerance compares: all of them are kept. */
export const mostNear = 200_000;
/** The most paths of all events together: what the rounds found is kept for each. */
export const mostPathsOfAll = 30_000;

/** An answer is too large to be compared. The message is the end of a sentence about it. */
export class AnswerSizeError extends Error {
  override readonly name = 'AnswerSizeError';
}

/** Throws an {@link AnswerSizeError} if a value that is not empty stands deeper than the limit. */
export function requireLevel(level: number): void {
  if (level > mostLevels) throw new AnswerSizeError(`is nested deeper than ${mostLevels} levels`);
}

/** Counts up to a limit, and then throws an {@link AnswerSizeError}. */
export function limitedCount(limit: number, what: string): () => void {
  let count = 0;
  return () => {
    count += 1;
    if (count > limit) throw new AnswerSizeError(`has more than ${limit} ${what}`);
  };
}
