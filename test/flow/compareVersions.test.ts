/** It cuts across all rooms: a hook of 256 MB, bundled as a user does it, compares through the stand-in. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { preset } from '../../src/esbuild/preset.ts';
import { rehearseValidated } from '../hookReports.ts';

const own = fileURLToPath(new URL('../../src/index.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-compare-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const hook = `
  import { beforeAllowTraffic, compareVersions, recordedEvents } from 'allow-traffic';
  export const before = beforeAllowTraffic({
    checks: [
      compareVersions({ events: recordedEvents('events/small') }),
      compareVersions({ events: recordedEvents('./events/large/') }),
    ],
  });
`;
const answering = `export const handler = async ({ numbers }) => new Array(numbers).fill(7);`;

beforeAll(async () => {
  for (const [name, numbers] of Object.entries({ small: 3, large: 3_000_000 })) {
    mkdirSync(join(folder, 'events', name), { recursive: true });
    writeFileSync(join(folder, 'events', name, 'order.json'), JSON.stringify({ numbers }));
  }
  writeFileSync(join(folder, 'hook.ts'), hook);
  mkdirSync(join(folder, 'orders'));
  writeFileSync(join(folder, 'orders/index.mjs'), answering);
  const built = await build({
    ...preset,
    absWorkingDir: folder,
    entryPoints: ['hook.ts'],
    outfile: 'dist/hook.cjs',
    alias: { ...preset.alias, 'allow-traffic': own },
  });
  expect(built.warnings).toEqual([]);
  // What the hook reads can only be what the preset has copied.
  rmSync(join(folder, 'events'), { recursive: true });
});

it('carries its events, and an answer of 3,000,000 values is errored with the figure', async () => {
  const target = { Name: 'orders', Alias: 'live', CurrentVersion: '1', TargetVersion: '2' };
  const { hookReports, reports } = await rehearseValidated(
    {
      clock: { minute: '10ms' },
      appspec: {
        version: '0.0',
        Resources: [{ orders: { Type: 'AWS::Lambda::Function', Properties: target } }],
        Hooks: [{ BeforeAllowTraffic: 'before' }],
      },
      functions: {
        orders: { codeUri: 'orders', handler: 'index.handler', versions: { '1': {}, '2': {} } },
        before: { codeUri: 'dist', handler: 'hook.before', memorySize: 256, timeout: 60 },
      },
    },
    { folder },
  );
  expect(reports.map(({ status }) => status)).toEqual(['Failed']);
  expect(hookReports.BeforeAllowTraffic?.checks).toMatchObject([
    { outcome: 'passed', message: expect.stringContaining('answers the event') as string },
    { outcome: 'errored', message: expect.stringContaining('more than 1000000 values') as string },
  ]);
});
