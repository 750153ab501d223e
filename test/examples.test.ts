import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { rehearse, type RehearsalFile, type RehearsalResult } from '../src/rehearsal/index.ts';
import { startCli, type Ended } from './cli/runCli.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const rehearseExample = (...args: string[]): Promise<Ended> =>
  startCli(['rehearse', ...args], root).ended;

describe.concurrent('the example', () => {
  it('deploys version 2, guarded by both hooks, with one report each', async ({ expect }) => {
    const { code: status, stdout } = await rehearseExample('examples/rehearsal.yml', '--json');
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
    const { code: status, stdout } = await rehearseExample('examples/broken.yml');
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

describe.concurrent('the comparison', () => {
  it('lets version 2 pass, whose greeting is expected to change', async ({ expect }) => {
    const { code: status, stdout } = await rehearseExample('examples/compare.yml');
    expect(status, stdout).toBe(0);
    expect(stdout).toContain('✔ /body/message');
    expect(stdout).toContain('changed as expected');
  });

  it('stops version 3, and shows like a diff what it drops', async ({ expect }) => {
    const { code: status, stdout } = await rehearseExample('examples/compare-broken.yml');
    expect(status, stdout).toBe(1);
    const lines = stdout.split('\n').map((line) => line.replace(/^BeforeAllowTraffic: /, ''));
    const at = lines.findIndex((line) => line.includes('✖ /body/items/0/quantity: failed'));
    expect(lines.slice(at + 2, at + 4).map((line) => line.trim())).toEqual([
      '- expected  1',
      '+ actual    (missing)',
    ]);
  });
});

describe.concurrent('the canary', () => {
  const read = (name: string) =>
    parse(readFileSync(`${root}examples/${name}`, 'utf8')) as RehearsalFile;
  const folder = `${root}examples`;

  it('is rolled back after the shift, because version 2 fails every 33rd call', async ({
    expect,
  }) => {
    const { code: status, stdout } = await rehearseExample('examples/canary.yml', '--json');
    expect(status, stdout).toBe(1);
    const document = JSON.parse(stdout) as RehearsalResult;
    expect(document.status).toBe('Failed');
    expect(document.rollback?.status).toBe('Succeeded');
    expect(document.aliases[0]?.functionVersion).toBe('1');
    const [check] = document.hookReports.AfterAllowTraffic?.checks ?? [];
    expect(check).toMatchObject({ name: 'versionMetrics', outcome: 'failed' });
    expect(check?.message).toMatch(/errors<1%: \d+ of \d+ failed \(\d.*proven above 1 %/);
  });

  it('is stopped during the shift by an alarm, without a hook', async ({ expect }) => {
    const { code: status, stdout } = await rehearseExample('examples/canary-alarm.yml', '--json');
    expect(status, stdout).toBe(1);
    const document = JSON.parse(stdout) as RehearsalResult;
    expect(document.status).toBe('Stopped');
    expect(document.errorInformation?.code).toBe('ALARM_ACTIVE');
    expect(document.traffic.map(({ weights }) => weights['2'])).not.toContain(1);
    expect(document.aliases[0]?.functionVersion).toBe('1');
  });

  it('Succeeds if version 2 behaves like version 1', async ({ expect }) => {
    const file = read('canary.yml');
    const code = { codeUri: 'canary/steady', handler: 'index.handler' };
    const orders = { versions: { '1': code, '2': code } };
    const result = await rehearse(
      { ...file, functions: { ...file.functions, orders } },
      { folder },
    );
    expect(result.status, JSON.stringify(result.hookReports)).toBe('Succeeded');
    const [check] = result.hookReports.AfterAllowTraffic?.checks ?? [];
    expect(check).toMatchObject({ outcome: 'passed', checks: [{ basis: 'proven' }, {}, {}] });
  });
});
