import { existsSync, readdirSync, readFileSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { RehearsalFileError } from '../../file/rehearsalFileError.ts';
import { runCommand } from './git.ts';
import type { CheckedOut } from './checkOut.ts';

const lockFiles = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml'];

/**
 * Gives a folder of a worktree, and the folders above it, the packages that they name. Those of the working
 * tree are linked if they are the same; otherwise npm installs them, as `sam build` does.
 */
export async function linkPackages(
  { folder: worktree, root }: CheckedOut,
  source: string,
  signal?: AbortSignal,
): Promise<void> {
  for (let folder = source; isInside(folder, worktree); folder = dirname(folder)) {
    if (!needsPackages(folder)) continue;
    const own = join(root, relative(worktree, folder));
    if (samePackages(folder, own)) {
      symlinkSync(join(own, 'node_modules'), join(folder, 'node_modules'), 'junction');
    } else await install(folder, signal);
  }
}

const isInside = (folder: string, worktree: string): boolean =>
  folder === worktree || folder.startsWith(worktree + sep);

function needsPackages(folder: string): boolean {
  if (!existsSync(join(folder, 'package.json')) || existsSync(join(folder, 'node_modules'))) {
    return false;
  }
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  try {
    const { dependencies, devDependencies } = JSON.parse(text) as Record<string, object>;
    return Object.keys({ ...dependencies, ...devDependencies }).length > 0;
  } catch {
    return false;
  }
}

function samePackages(folder: string, own: string): boolean {
  const read = (of: string, name: string): string | undefined =>
    existsSync(join(of, name)) ? readFileSync(join(of, name), 'utf8') : undefined;
  const packages = join(own, 'node_modules');
  const same = ['package.json', ...lockFiles].every(
    (name) => read(folder, name) === read(own, name),
  );
  return same && existsSync(packages) && !linksOut(packages);
}

/** Whether a package is a link to a folder of the working tree, as in a workspace. */
function linksOut(packages: string, real: string = realpathSync(packages)): boolean {
  return readdirSync(packages, { withFileTypes: true }).some((entry) => {
    const path = join(packages, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('@') && linksOut(path, real);
    return entry.isSymbolicLink() && existsSync(path) && !isInside(realpathSync(path), real);
  });
}

async function install(folder: string, signal: AbortSignal | undefined): Promise<void> {
  const isLocked = lockFiles.slice(0, 2).some((name) => existsSync(join(folder, name)));
  const command = isLocked ? 'ci' : 'install';
  try {
    await runCommand('npm', [command, '--no-audit', '--no-fund'], folder, signal);
  } catch (error) {
    const message = `'npm ${command}' failed: ${(error as Error).message}`;
    throw new RehearsalFileError(join(folder, 'package.json'), undefined, message, error);
  }
}
