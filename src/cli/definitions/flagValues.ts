import { InvalidArgumentError } from 'commander';

// What commander makes of the text behind a flag.

export function port(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= 65_535) return value;
  throw new InvalidArgumentError('Expected a whole number from 0 to 65535.');
}

/** Lambda's longest timeout. */
export const longestSeconds: number = 900;

export function seconds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= longestSeconds) return value;
  throw new InvalidArgumentError(`Expected a whole number of seconds from 1 to ${longestSeconds}.`);
}

export function nonEmpty(text: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError('Expected a git ref or a folder.');
}

/** Collects the values of `name=value`. */
export function parameter(
  text: string,
  others: Record<string, string> | undefined,
): Record<string, string> {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Expected NAME=VALUE.');
  return { ...others, [text.slice(0, equals)]: text.slice(equals + 1) };
}

/** Collects the texts of a flag that can be repeated. */
export const collect = (text: string, others: string[] = []): string[] => [...others, text];

/** A path. An empty one comes from a variable of the shell that is not set. */
export function path(text: string): string {
  if (text !== '') return text;
  throw new InvalidArgumentError('Expected a path.');
}
