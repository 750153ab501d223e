import { Array, Error, JSON, Object } from '../lib/primordials.ts';
import type { Path } from './yaml/position.ts';

/** A mistake in the AppSpec, with its path. Its line and column are found later. */
export class Mistake extends Error {
  readonly path: Path;
  constructor(path: Path, message: string) {
    super(message);
    this.path = path;
  }
}

/** A value of the AppSpec, and its path. */
export interface Found {
  value: unknown;
  path: Path;
}

export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether nothing was written, as in `Alias:` without a value. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '';

/** What a value is, in words. */
export function describe(value: unknown): string {
  if (isEmpty(value)) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return JSON.stringify(value);
}

/** The members of a map, by their names in AppSpec's spelling. Accepts keys in any case. */
export function members(at: Found, what: string, known: readonly string[]): Record<string, Found> {
  if (!isMap(at.value)) {
    throw new Mistake(at.path, `${what} must be a map, but is ${describe(at.value)}`);
  }
  const found: Record<string, Found> = {};
  for (const [key, value] of Object.entries(at.value)) {
    const name = known.find((candidate) => candidate.toLowerCase() === key.toLowerCase());
    const path = [...at.path, key];
    if (!name) {
      throw new Mistake(
        path,
        `unknown key ${JSON.stringify(key)} in ${what}; expected ${known.join(', ')}`,
      );
    }
    if (found[name]) throw new Mistake(path, `${what} has ${name} twice`);
    found[name] = { value, path };
  }
  return found;
}

/** A required string. */
export function text(found: Found | undefined, name: string, parent: Found, what: string): string {
  if (!found || isEmpty(found.value))
    throw new Mistake(found?.path ?? parent.path, `${what} needs ${name}`);
  if (typeof found.value !== 'string') {
    throw new Mistake(
      found.path,
      `${name} of ${what} must be a string, but is ${describe(found.value)}`,
    );
  }
  return found.value;
}

/** The entries of a list, with their paths. */
export function list(found: Found, what: string): Found[] {
  if (!Array.isArray(found.value)) {
    throw new Mistake(found.path, `${what} must be a list, but is ${describe(found.value)}`);
  }
  return found.value.map((value: unknown, index) => ({ value, path: [...found.path, index] }));
}
