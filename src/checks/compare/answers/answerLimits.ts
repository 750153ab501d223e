import { Error } from '../../../lib/primordials.ts';

/** The most paths of one answer. */
export const mostPaths = 10_000;
/** The deepest nesting of one answer. */
export const mostLevels = 100;

/** An answer is too large to be compared. The message is the end of a sentence about it. */
export class AnswerSizeError extends Error {
  override readonly name = 'AnswerSizeError';
}

/** Throws an {@link AnswerSizeError} if a value that is not empty stands deeper than the limit. */
export function requireLevel(level: number): void {
  if (level > mostLevels) throw new AnswerSizeError(`is nested deeper than ${mostLevels} levels`);
}
