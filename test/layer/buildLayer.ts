import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the layer in `folder`, from what `npm run build` has written there. */
export function buildLayer(folder: string = root): void {
  execFileSync(process.execPath, ['scripts/buildLayer.ts'], { cwd: folder, stdio: 'pipe' });
}
