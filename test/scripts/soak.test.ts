import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('leaves nothing behind, deployment after deployment', () => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/soak/soakRehearsal.ts', '4'],
    {
      encoding: 'utf8',
    },
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('4 deployments in ');
});
