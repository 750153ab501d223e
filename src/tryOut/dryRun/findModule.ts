import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { similarWord } from '../../lib/similarWord.ts';
import { DryRunError } from './dryRunError.ts';
import type { DryRunOrder } from './messages.ts';

/** What the argument of `check` names. */
export type FoundModule = Pick<DryRunOrder, 'path' | 'shownPath' | 'kind' | 'exported'>;

/** Reads `hooks.mts`, `hooks.mts#before` or `checks.json`. Throws a {@link DryRunError}. */
export function findModule(given: string): FoundModule {
  const hash = given.lastIndexOf('#');
  const isWhole = hash < 0 || isFile(given);
  const shownPath = isWhole ? given : given.slice(0, hash);
  const exported = isWhole ? undefined : given.slice(hash + 1);
  const path = resolve(shownPath);
  if (!isFile(path)) throw new DryRunError(`${shownPath} ${whyNot(path, shownPath)}`);
  if (exported === '') {
    throw new DryRunError(`${given} names no export; expected, for example, ${given}before`);
  }
  if (!/\.(json|ya?ml)$/i.test(path)) {
    return { path, shownPath, kind: 'module', ...(exported !== undefined && { exported }) };
  }
  if (exported === undefined) return { path, shownPath, kind: 'checks' };
  throw new DryRunError(
    `${shownPath} holds checks without code, which have no export ${exported}; leave out #${exported}`,
  );
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

function whyNot(path: string, shownPath: string): string {
  if (statSync(path, { throwIfNoEntry: false }) !== undefined) {
    return 'is not a file; expected a module that exports a handler, or checks as JSON or YAML';
  }
  const similar = similarWord(basename(path), namesIn(dirname(path)));
  if (similar === undefined) return 'does not exist';
  return `does not exist; did you mean ${join(dirname(shownPath), similar)}?`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
