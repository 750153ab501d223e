import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { LayerFile } from './layerFile.ts';

/** The earliest time that a zip can hold, the same in every time zone. */
const always = new Date(1980, 0, 1, 0, 0, 0);

/** Writes a zip that depends only on the files. Their order, times and modes are always the same. */
export async function writeZip(files: readonly LayerFile[], path: string): Promise<void> {
  const zip = new ZipFile();
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    zip.addBuffer(Buffer.from(file.contents), file.path, {
      mtime: always,
      mode: 0o100644,
      forceDosTimestamp: true,
      compressionLevel: 9,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}
