import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What GetFunctionConfiguration says about the code. */
export interface CodeDigest {
  /** Base64. */
  sha256: string;
  /** Bytes. */
  size: number;
}

export async function zipDigest(file: string): Promise<CodeDigest> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return { sha256: hash.digest('base64'), size: (await stat(file)).size };
}

/** These may be huge, and they change only together with the files beside them. */
const SKIPPED = new Set(['node_modules', '.git']);

async function filesBelow(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const lists = entries
    .filter((entry) => !SKIPPED.has(entry.name))
    .map(async (entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return filesBelow(folder, path);
      return entry.isFile() ? [path] : [];
    });
  return (await Promise.all(lists)).flat().sort();
}

/** A folder has no zip to hash, so that names, sizes and times of change stand for its content. */
export async function folderDigest(folder: string): Promise<CodeDigest> {
  const hash = createHash('sha256');
  let size = 0;
  for (const path of await filesBelow(folder)) {
    const file = await stat(join(folder, path));
    size += file.size;
    hash.update(`${path}\0${file.size}\0${file.mtimeMs}\n`);
  }
  return { sha256: hash.digest('base64'), size };
}
