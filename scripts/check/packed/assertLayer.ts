import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Throws if the package that a folder has installed writes another layer than the build. */
export function assertLayer(
  folder: string,
  run: (command: string, args: string[]) => string,
): void {
  run('npx', ['allow-traffic', 'layer', '--out', 'layer.zip']);
  const written = readFileSync(join(folder, 'layer.zip'));
  if (!written.equals(readFileSync('dist/allow-traffic-layer.zip'))) {
    throw new Error('allow-traffic layer wrote something other than npm run build:layer');
  }
}
