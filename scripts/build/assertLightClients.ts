import { relative } from 'node:path';
import type { Metafile } from 'esbuild';
import { beside } from '../../src/esbuild/beside.ts';
import { standIns } from '../../src/esbuild/lightClients.ts';

/**
 * Throws unless a bundle has the light clients that it needs, and nothing of the clients for which they
 * stand. Otherwise the bundle could silently lose its benefit.
 */
export function assertLightClients({ inputs }: Pick<Metafile, 'inputs'>): void {
  const files = Object.keys(inputs);
  const names = Object.keys(standIns);
  const full = files.find((file) => names.some((name) => file.includes(`/${name}/`)));
  if (full !== undefined) throw new Error(`${full} is in the bundle beside the light clients`);
  const light = Object.values(standIns).map((name) => relative(process.cwd(), beside(name)));
  if (!files.some((file) => light.includes(file))) {
    throw new Error(`none of ${light.join(', ')} is in the bundle`);
  }
}
