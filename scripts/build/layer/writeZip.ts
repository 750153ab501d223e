import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { LayerFile } from './layerFile.ts';

/** The earliest time that a zip can say, the same in every time zone. */
const always = new Date(1980, 0, 1, 0, 0, 0);

/** A zip that depends on the files alone: their order, times and modes are always the same. */
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
