import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FileError } from '../lib/fileError.ts';
import { exitCodes } from './exitCodes.ts';
import { print } from './print.ts';

export interface LayerFlags {
  /** The file to write. */
  out: string;
}

/** The package brings it, as `npm run build:layer` wrote it. */
const packed = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts')
      ? '../../dist/allow-traffic-layer.zip'
      : './allow-traffic-layer.zip',
    import.meta.url,
  ),
);

const why = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/** Writes the layer's zip. Throws a `FileError` if it cannot. */
export function layerCommand({ out }: LayerFlags): number {
  let bytes: Buffer;
  try {
    bytes = readFileSync(packed);
  } catch (error) {
    const advice = `cannot be read (${why(error)}); in a clone, run npm run build:layer first`;
    throw new FileError(packed, undefined, advice, error);
  }
  try {
    // copyFileSync removes its destination if it fails, even a device.
    writeFileSync(out, bytes);
  } catch (error) {
    throw new FileError(out, undefined, `the layer cannot be written (${why(error)})`, error);
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  print(`${out} ${bytes.length} bytes, sha256 ${sha256}\n`);
  return exitCodes.succeeded;
}
