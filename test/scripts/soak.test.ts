import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('leaves nothing behind, deployment after deployment', () => {
  // A folder of its own: other tests have temporary files too.
  const TMPDIR = mkdtempSync(join(tmpdir(), 'soak-'));
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/soak.ts', '4'], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR },
  });
  rmSync(TMPDIR, { recursive: true });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('4 deployments in ');
});
