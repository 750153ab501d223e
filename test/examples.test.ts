import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RehearsalResult } from '../src/rehearsal/index.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function rehearseExample(...args: string[]): { status: number | null; stdout: string } {
  const { status, stdout } = spawnSync(process.execPath, ['dist/cli.js', 'rehearse', ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout };
}

describe('the example', () => {
  it('deploys version 2, guarded by both hooks, with one report each', () => {
    const { status, stdout } = rehearseExample('examples/rehearsal.yml', '--json');
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

  it('stops the broken version 3, and says which checks failed and why', () => {
    const { status, stdout } = rehearseExample('examples/broken.yml');
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
