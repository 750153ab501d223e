import {
  describeMistake,
  type OptionMistake,
  type Place,
} from '../checks/options/optionMistake.ts';
import { parsePointer } from '../lib/jsonPointer.ts';
import { similarWord } from '../lib/similarWord.ts';

/** The environment variable that a mistake is in. */
export const setting = 'ALLOW_TRAFFIC_CHECKS';

/** What is wrong with the variable or a file of checks, in sentences that name the place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Names places in the variable, or in a file, by their JSON pointer; the root itself is `/`. */
export function placeIn(name: string): Place {
  return (pointer) => `${name}: ${pointer || '/'}`;
}

/** A mistake in one sentence, which names the known word that an unknown one resembles. */
export function explainMistake(mistake: OptionMistake, place: Place): string {
  if (!('known' in mistake)) return describeMistake(mistake, place);
  const { pointer, known } = mistake;
  const similar = similarWord(parsePointer(pointer)?.at(-1) ?? '', known);
  const guess = similar === undefined ? 'known' : `did you mean "${similar}"? Known`;
  const hint =
    pointer.includes('/$') && known.includes('$literal')
      ? '. Data that has such a key goes into { "$literal": ... }'
      : '';
  const names = known.join(', ') || 'none';
  return `${place(pointer)} is not known here; ${guess}: ${names}${hint}`;
}

/** After these are mended, the others are shown. */
const mostShown = 5;

/** The first few of the sentences, and how many more there are. */
export function showMistakes(sentences: readonly string[]): string[] {
  const more = sentences.length - mostShown;
  return more > 0 ? [...sentences.slice(0, mostShown), `and ${more} more`] : [...sentences];
}
