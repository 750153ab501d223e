import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readPackage } from '../hook/hookLanguage.ts';
import { InitError } from '../initError.ts';

/** Where the files of a hook go. */
export interface HooksFolder {
  /** Relative to the project's folder. */
  readonly path: string;
  /** Whether it is a package of its own, or belongs to that of the project. */
  readonly isOwnPackage: boolean;
}

const names = ['hooks', 'deployment-hooks'];

/** A folder that is not there yet, or that has hooks of this package. */
export function hooksFolder(root: string, under: string): HooksFolder {
  for (const name of names) {
    const path = join(under, name);
    const folder = join(root, path);
    const { dependencies = {} } = readPackage(folder) ?? {};
    const isFree = !existsSync(folder) || 'allow-traffic' in dependencies;
    if (isFree) return { path, isOwnPackage: true };
  }
  const taken = names.map((name) => `'${join(under, name)}'`).join(' and ');
  const message = `${taken} exist and have no package.json with allow-traffic, and init overwrites nothing; rename one of them`;
  throw new InitError(root, undefined, message);
}

/** A name that is not taken: `before`, else `before-orders`, else `before-orders-2`. */
export function freeName(
  isTaken: (name: string) => boolean,
  ...[first, second]: [string, string]
): string {
  if (!isTaken(first)) return first;
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? second : `${second}${count}`;
    if (!isTaken(name)) return name;
  }
}
