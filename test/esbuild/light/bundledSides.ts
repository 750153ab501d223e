import crypto from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { vi } from 'vitest';
import { lightSdk } from '../../../src/esbuild/lightSdk.ts';

/** The modules of both services: the clients and the commands. */
export interface Side {
  lambda: Record<string, new (given: object) => unknown>;
  codedeploy: Record<string, new (given: object) => unknown>;
}

/** Two bundles share nothing, so the light clients find no schema and no error that the SDK registered. */
async function bundled(
  folder: string,
  name: string,
  plugins: Plugin[],
  from: (service: string) => string,
) {
  const outfile = join(folder, `${name}.cjs`);
  const lines = ['lambda', 'codedeploy'].map(
    (service) => `export * as ${service} from '${from(service)}';`,
  );
  await build({
    stdin: { contents: lines.join('\n'), resolveDir: '.' },
    bundle: true,
    platform: 'node',
    mainFields: ['module', 'main'],
    format: 'cjs',
    // Errors and bytes say the names of their classes.
    keepNames: true,
    outfile,
    plugins,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile) as Side;
}

/** The light clients, and the SDK's own clients, which judge them. */
export async function bundledSides(): Promise<{ light: Side; sdk: Side }> {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-light-'));
  try {
    const [light, sdk] = await Promise.all([
      bundled(folder, 'light', [lightSdk], (service) => `./src/esbuild/light/${service}.ts`),
      bundled(folder, 'sdk', [], (service) => `@aws-sdk/client-${service}`),
    ]);
    return { light, sdk };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Gives all requests one id: the SDK's client asks WebCrypto for it, a light client asks `node:crypto`. */
export function fixIds(): void {
  vi.spyOn(globalThis.crypto, 'randomUUID').mockReturnValue('0-0-0-0-0');
  vi.spyOn(crypto, 'randomUUID').mockReturnValue('0-0-0-0-0');
}
