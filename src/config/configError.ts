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
