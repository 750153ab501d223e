/**
 * `npm run check:runtimes`: rehearses deployments whose functions are in other languages, and hooks that others
 * have published. Each language's own package manager fetches what its fixtures need. A line says "not proved:" for
 * what is not installed on this machine or cannot be fetched. Then the exit code is 1, unless
 * `-- --allow-missing` is given; a proof that fails is always an exit code of 1.
 */
import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { proofs } from './runtimes/proofs.ts';
import { Missing, prepareOnce } from './runtimes/toolchains.ts';

const allowMissing = process.argv.includes('--allow-missing');
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'allow-traffic-runtimes-')));
const prepare = prepareOnce(folder);
const counts = { proved: 0, missing: 0, failed: 0 };

try {
  cpSync('scripts/check/runtimes/fixtures', folder, { recursive: true });
  for (const { shows, needs, run } of proofs) {
    try {
      needs.forEach(prepare);
      await run(folder);
      counts.proved += 1;
      console.log(`proved: ${shows}`);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (error instanceof Missing) {
        counts.missing += 1;
        console.log(`not proved: ${shows}: ${message}`);
      } else {
        counts.failed += 1;
        console.error(`failed: ${shows}: ${message}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${counts.proved} proved, ${counts.missing} not proved, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 || (counts.missing > 0 && !allowMissing) ? 1 : 0;
