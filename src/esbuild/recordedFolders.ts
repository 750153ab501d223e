import { cpSync, existsSync, readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, resolve } from 'node:path';
import type { PresetPlugin } from './lightSdk.ts';

/** A call with a text as its folder, or with anything else. */
const calls = /\brecordedEvents\s*\(\s*(?:(['"`])([^'"`$]+)\1\s*,?\s*\)|[^)\s])/g;
const comments = /\/\*[^]*?\*\/|(^|\s)\/\/.*$/gm;

/** The folders that a module names, and how many calls name theirs in another way than by a text. */
function foldersIn(source: string): { readonly folders: string[]; readonly others: number } {
  const found = [...source.replace(comments, '').matchAll(calls)].map(([, , folder]) => folder);
  const folders = found.filter((folder) => folder !== undefined);
  return { folders, others: found.length - folders.length };
}

const isInside = (folder: string): boolean =>
  !isAbsolute(folder) && !folder.startsWith('file:') && !normalize(folder).startsWith('..');

/**
 * Copies the folders of `recordedEvents('events/')` beside the bundle. They are relative to the folder in
 * which esbuild runs, and on Lambda to the function's code. A warning names a folder that is not there, and a
 * module whose folder is not a text.
 */
export const recordedFolders: PresetPlugin = {
  name: 'recorded-folders',
  setup: (build) => {
    const { absWorkingDir = process.cwd(), outfile, outdir, write } = build.initialOptions;
    const found = new Map<string, string>();
    build.onLoad({ filter: /\.[cm]?[jt]sx?$/ }, ({ path }) => {
      if (/[\\/]node_modules[\\/]/.test(path)) return undefined;
      const source = readFileSync(path, 'utf8');
      if (!/from\s*['"]allow-traffic['"]|require\(['"]allow-traffic['"]\)/.test(source)) {
        return undefined;
      }
      const { folders, others } = foldersIn(source);
      for (const folder of folders.filter(isInside)) found.set(normalize(folder), path);
      if (others === 0) return undefined;
      return {
        warnings: [
          {
            text: `${path}: recordedEvents has a folder that is not a text, so it is not copied; copy it beside the bundle`,
          },
        ],
      };
    });
    build.onEnd(() => {
      const target = outdir ?? (outfile === undefined ? undefined : dirname(outfile));
      if (write === false || target === undefined) return undefined;
      const missing = [...found].filter(([folder]) => !existsSync(join(absWorkingDir, folder)));
      for (const [folder] of found) {
        const [from, to] = [
          join(absWorkingDir, folder),
          join(resolve(absWorkingDir, target), folder),
        ];
        if (from !== to && existsSync(from)) cpSync(from, to, { recursive: true });
      }
      return {
        warnings: missing.map(([folder, path]) => ({
          text: `${path}: recordedEvents names ${join(absWorkingDir, folder)}, which does not exist, so it is not beside the bundle`,
        })),
      };
    });
  },
};
