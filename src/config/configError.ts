/** The setting that a mistake is in. */
export const setting = 'ALLOW_TRAFFIC_CHECKS';

/** What is wrong with the setting, in a sentence that names the place. */
export class ConfigError extends Error {
  override readonly name = 'ConfigMistake';
}

/** A mistake at a JSON pointer from the root of the setting; the root itself is `/`. */
export const mistakeAt = (pointer: string, what: string): string =>
  `${setting}: ${pointer === '' ? '/' : pointer} ${what}`;
