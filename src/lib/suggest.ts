import { similarWord } from './similarWord.ts';

/**
 * The end of a sentence about an unknown word: `; did you mean 'b'? Expected one of a, b`, or
 * `; expected one of a, b` if no known word is similar.
 */
export function suggest(
  word: string,
  known: readonly string[],
  expected: string = `one of ${known.join(', ')}`,
): string {
  const similar = similarWord(word, known);
  return similar === undefined
    ? `; expected ${expected}`
    : `; did you mean '${similar}'? Expected ${expected}`;
}
