import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import type { RehearsalResult } from '../src/rehearsal/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const rehearseExample = (...args: string[]): Promise<{ status: number | null; stdout: string }> =>
  new Promise((resolve) => {
    const command = ['dist/cli.js', 'rehearse', ...args];
    const child = execFile(process.execPath, command, { cwd: root }, (_error, stdout) =>
      resolve({ status: child.exitCode, stdout }),
    );
  });

describe.concurrent('the example', () => {
  it('deploys version 2, guarded by both hooks, with one report each', async ({ expect }) => {
    const { status, stdout } = await rehearseExample('examples/rehearsal.yml', '--json');
    expect(status, stdout).toBe(0);
    const document = JSON.parse(stdout) as RehearsalResult;
    expect(document.status).toBe('Succeeded');
    expect(
      document.reports.map((report) => [report.lifecycleEventName, report.status, report.error]),
    ).toEqual([
      ['BeforeAllowTraffic', 'Succeeded', undefined],
      ['AfterAllowTraffic', 'Succeeded', undefined],
    ]);
    expect(document.aliases).toEqual([
      { functionName: 'myfunc', name: 'myalias', functionVersion: '2', routing: {} },
    ]);
    expect(document.traffic.map(({ weights }) => weights['2'])).toEqual([
      0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
    ]);
  });

  it('stops the broken version 3, and says which checks failed and why', async ({ expect }) => {
    const { status, stdout } = await rehearseExample('examples/broken.yml');
    expect(status, stdout).toBe(1);
    for (const said of [
      '✖ payloadSchema: failed',
      '✖ latencyBudget: failed',
      '✖ unknown orders do not crash: failed',
      'expected  "an answer"',
      'order 404 is beyond the table',
      '/body/id',
      'myfunc:myalias is on version 2',
    ]) {
      expect(stdout).toContain(said);
    }
  });
});
