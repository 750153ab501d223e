import {
  chmodSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { InitError } from './initError.ts';
import type { PlannedFile } from './initPlan.ts';

/**
 * Writes planned files: new ones never over a file that is there, and changed ones only if they are still what was
 * planned on. Throws an {@link InitError} that says what was written before it failed.
 */
export function writeFiles(root: string, files: readonly PlannedFile[]): void {
  const written: string[] = [];
  for (const file of files) {
    const path = join(root, file.path);
    try {
      if (file.before === undefined) create(path, file.after);
      else replace(path, file.before, file.after);
    } catch (cause) {
      const done = written.length === 0 ? 'nothing was written' : `written: ${written.join(', ')}`;
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new InitError(path, undefined, `cannot be written (${why}); ${done}`, cause);
    }
    written.push(file.path);
  }
}

function create(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { flag: 'wx' });
}

/** By a rename, so that a write that fails leaves the old file. A link stays a link. */
function replace(path: string, before: string, after: string): void {
  const target = realpathSync(path);
  if (readFileSync(target, 'utf8') !== before) throw new Error('it changed meanwhile');
  const temporary = `${target}.allow-traffic`;
  try {
    writeFileSync(temporary, after, { flag: 'wx' });
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
