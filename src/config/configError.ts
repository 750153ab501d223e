import type { Place } from '../checks/options/optionMistake.ts';

/** The environment variable that a mistake is in. */
export const setting = 'ALLOW_TRAFFIC_CHECKS';

/** What is wrong with the variable, in sentences that name the place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Names places below a JSON pointer from the root of the variable; the root itself is `/`. */
export function placeAt(pointer: string): Place {
  return (below) => `${setting}: ${pointer + below || '/'}`;
}

/** After these are mended, the others are shown. */
const mostShown = 5;

/** The first few of the sentences, and how many more there are. */
export function showMistakes(sentences: readonly string[]): string[] {
  const more = sentences.length - mostShown;
  return more > 0 ? [...sentences.slice(0, mostShown), `and ${more} more`] : [...sentences];
}
