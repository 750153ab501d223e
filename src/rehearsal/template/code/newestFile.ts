import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What builds and installs write into a folder of sources. */
const notSources = new Set(['node_modules', '.aws-sam', '.git', 'cdk.out']);

/** When a file in a folder, or the file itself, was last changed, in milliseconds. */
export function newestFile(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const files = readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !notSources.has(name))
    .filter((entry) => entry.isDirectory() || entry.isFile());
  return files.reduce((newest, { name }) => Math.max(newest, newestFile(join(path, name))), 0);
}
