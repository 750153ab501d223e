import { basename, dirname, join, resolve } from 'node:path';
import { suggest } from '../../../lib/suggest.ts';
import { RehearsalFileError } from '../../file/rehearsalFileError.ts';
import type { TempFolder } from '../../lambda/code/tempFolder.ts';
import { CommandError, git } from './git.ts';

/** A commit in a folder of its own. */
export interface CheckedOut {
  /** The folder of the worktree. */
  folder: string;
  /** The root of the repository's own working tree. */
  root: string;
  /** What was asked for and its commit: `main (1a2b3c4)`. */
  label: string;
  /** The file that was asked about, in the worktree. */
  path: string;
}

/**
 * Checks a git ref of the repository that a file is in out into a temporary worktree, which `temp` removes.
 * Rejects with a {@link RehearsalFileError}.
 */
export async function checkOut(
  file: string,
  ref: string,
  temp: TempFolder,
  signal?: AbortSignal,
): Promise<CheckedOut> {
  const from = dirname(resolve(file));
  const root = (await inRepository(from, ref)).trim();
  const prefix = (await git(from, ['rev-parse', '--show-prefix'])).trim();
  const commit = await commitOf(root, ref);
  const folder = temp.add('current');
  temp.beforeRemove(async () => {
    // If git refuses, the folder goes all the same, and git forgets it at its next clean-up.
    await git(root, ['worktree', 'remove', '--force', folder]).catch(() => undefined);
  });
  try {
    await git(root, ['worktree', 'add', '--detach', '--force', folder, commit], signal);
  } catch (error) {
    throw refuse(ref, `git cannot check it out: ${(error as Error).message}`, error);
  }
  return {
    folder,
    root,
    label: `${ref} (${commit.slice(0, 7)})`,
    path: join(folder, prefix, basename(file)),
  };
}

async function inRepository(folder: string, ref: string): Promise<string> {
  try {
    return await git(folder, ['rev-parse', '--show-toplevel']);
  } catch (error) {
    const why = error instanceof CommandError ? error.message : String(error);
    const message = /not a git repository/.test(why)
      ? `there is no such folder, and ${folder} is not in a git repository; expected a folder, or a git ref`
      : `there is no such folder, and git says: ${why}`;
    throw refuse(ref, message, error);
  }
}

async function commitOf(root: string, ref: string): Promise<string> {
  try {
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`];
    return (await git(root, args)).trim();
  } catch (error) {
    const names = await git(root, ['for-each-ref', '--format=%(refname:short)']);
    const known = names.split('\n').filter((name) => name !== '');
    const shallow = (await git(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
    const hint = suggest(ref, known, 'a folder, or a branch, a tag or a commit of this repository');
    const fetch = shallow ? "; the clone is shallow, so 'git fetch' may be needed" : '';
    throw refuse(ref, `there is no such folder and no such git ref${hint}${fetch}`, error);
  }
}

const refuse = (ref: string, message: string, cause: unknown): RehearsalFileError =>
  new RehearsalFileError(`--current ${ref}`, undefined, message, cause);
