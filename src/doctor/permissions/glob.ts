const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Whether a text fits a pattern of IAM, in which `*` is any text and `?` any character. */
export function fitsGlob(pattern: string, text: string, flags = ''): boolean {
  const source = escape(pattern).replaceAll('\\*', '.*').replaceAll('\\?', '.');
  return new RegExp(`^${source}$`, `s${flags}`).test(text);
}

/** A value that only AWS has: `${Stage}`. */
const open = /\$\{[^}]*\}/g;

export const hasOpenValues = (text: string): boolean => text.search(open) >= 0;

/** The pattern of the texts that a text with open values may become. */
export const openGlob = (text: string): string => text.replaceAll(open, '*');
