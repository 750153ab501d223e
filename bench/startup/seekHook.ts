import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Variant } from './variant.ts';

/**
 * SEEK's published hook, as it deploys it: one file that uses the SDK of the runtime. It has no setting for
 * its target, and asks CodeDeploy. Empty, with a line on stderr, if the package cannot be fetched.
 */
export function seekHook(folder: string): Variant[] {
  const packed = join(folder, 'seek');
  mkdirSync(packed);
  const inPacked = { cwd: packed, stdio: 'ignore' } as const;
  try {
    execFileSync('npm', ['pack', '--silent', '@seek/aws-codedeploy-infra@3.1.0'], inPacked);
    const [archive = ''] = readdirSync(packed);
    execFileSync('tar', ['-xzf', archive], inPacked);
  } catch (error) {
    const [why = ''] = String(error).split('\n');
    process.stderr.write(`SEEK's hook is left out, because it could not be fetched: ${why}\n`);
    return [];
  }
  const module = join(packed, 'package/lib/assets/handlers/index.js');
  return [{ name: "SEEK's hook", files: [module], module, exportName: 'handler' }];
}
