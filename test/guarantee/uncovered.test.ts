/** What docs/guarantee.md says "stays uncovered", each as it happens. The isolated entry has rows for it. */
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { orFirst } from '../isWhole.ts';
import { faultTable } from './faultTable.ts';
import { rowVariable } from './harness/rowRehearsal.ts';
import { runRow } from './harness/runRow.ts';
import { rows, type Entry, type FaultRow } from './table/faultRow.ts';
import { uncoveredInProcess } from './table/takenResources.ts';

// They wait for the timeouts of their hooks, most of them for three.
vi.setConfig({ maxConcurrency: 8 });

function isolatedRow(fault: string): FaultRow {
  // An action runs after the report, so its rows show something else.
  const row = faultTable.find(
    (one) => one.entry === 'isolated' && one.fault === fault && !one.place.startsWith('action'),
  );
  if (!row) throw new Error(`the isolated entry has no row for a hook that ${fault}`);
  return row;
}

const ended = [
  'does not parse',
  'calls a process.exit that it took before',
  'calls process.reallyExit(0)',
  'calls process.abort()',
  'is ended by SIGKILL',
  'is ended by SIGSEGV',
  'loops endlessly',
  'fills memory with Buffers',
  'removes the listeners of uncaught exceptions, and throws',
].map((fault) => ({ fault, row: isolatedRow(fault) }));

/** The check of such a hook does nothing. */
const doesNothing = { PLACE: 'check without a request', ALLOW_TRAFFIC_TARGET: 'myfunc:2' };

const entries: Entry[] = ['in process', 'isolated'];

describe.concurrent('a report that CodeDeploy refuses for good', () => {
  it.each(entries)('names what is missing, and Lambda retries: %s', async (entry) => {
    const faults = { 'codedeploy.PutLifecycleEventHookExecutionStatus': 'deny' } as const;
    const result = await runRow({
      ...isolatedRow('loops endlessly'),
      entry,
      handler: 'hook.handler',
      hook: { timeout: 8, environment: doesNothing },
      faults,
    });
    expect(result.status).toBe('Failed');
    // Lambda retries twice.
    expect(result.invocations).toBe(3);
    const errors = result.reports.map((report) => report.error);
    expect(new Set(errors)).toEqual(new Set(['AccessDeniedException']));
    // Each invocation tries again until its deadline: after 250 ms, 500 ms, 1 s and so on.
    expect(errors.length).toBeGreaterThanOrEqual(3 * 3);
    expect(errors.length).toBeLessThanOrEqual(3 * 10);
    const record = result.hookReports.BeforeAllowTraffic;
    expect(record).toMatchObject({ status: 'Succeeded', reported: 'failed' });
    expect(JSON.stringify(record?.['notes'])).toContain(
      'codedeploy:PutLifecycleEventHookExecutionStatus on arn:PARTITION:codedeploy:REGION:ACCOUNT:deploymentgroup:APPLICATION/DEPLOYMENT_GROUP',
    );
  });
});

describe.concurrent('what the process cannot report, and the supervisor can', () => {
  // The fault table has the same rows for the isolated entry.
  it.each(orFirst(rows(['in process'], uncoveredInProcess), 1))('$place: $fault', async (row) => {
    const { reports, status, invocations } = await runRow({
      ...row,
      hook: { ...row.hook, timeout: 3 },
    });
    expect(reports).toEqual([]);
    expect(status).toBe('Failed');
    // Lambda tried the hook again, twice.
    expect(invocations).toBe(3);
  });
});

describe.concurrent('in the process, nobody reports', () => {
  it.each(orFirst(ended, 3))('$fault', async ({ row }) => {
    const hook = { ...row.hook, ...(row.fault === 'loops endlessly' && { timeout: 3 }) };
    const { reports, seen } = await runRow({ ...row, entry: 'in process', hook }, { once: true });
    expect({ reports, seen }).toEqual({ reports: [], seen: [] });
  });

  it('no answer from CodeDeploy: the record names what a VPC needs', async () => {
    const { hookReports, seen } = await runRow(
      {
        ...isolatedRow('loops endlessly'),
        entry: 'in process',
        handler: 'hook.handler',
        // Of 8 seconds, 700 ms are kept for the record.
        hook: { timeout: 8, environment: doesNothing },
        faults: { 'codedeploy.PutLifecycleEventHookExecutionStatus': { latency: 30_000 } },
      },
      { once: true },
    );
    expect(seen).toEqual([]);
    expect(hookReports.BeforeAllowTraffic).toMatchObject({
      status: 'Succeeded',
      reported: 'failed',
    });
    expect(JSON.stringify(hookReports.BeforeAllowTraffic)).toContain(
      'the interface endpoint com.amazonaws.REGION.codedeploy',
    );
  });
});

describe.concurrent('a timer that a check left behind throws in a later event', () => {
  const expected: [Entry, string][] = [
    ['in process', 'Failed'],
    ['isolated', 'Succeeded'],
  ];
  it.each(expected)('%s: the later event is %s', async (entry, status) => {
    const { hookReports } = await runRow({
      ...isolatedRow('loops endlessly'),
      entry,
      handler: 'after.leavesTimer',
      hook: {},
      events: ['BeforeAllowTraffic', 'AfterAllowTraffic'],
    });
    expect(hookReports.BeforeAllowTraffic?.status).toBe('Succeeded');
    expect(hookReports.AfterAllowTraffic?.status).toBe(status);
    const reason = hookReports.AfterAllowTraffic?.reason ?? '';
    expect(reason.includes('thrown by what was left behind')).toBe(status === 'Failed');
  });
});

/** The processes of a row that run `sleep`. */
const sleepers = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const isSleep = readFileSync(`/proc/${pid}/cmdline`, 'latin1').startsWith('sleep\0');
        const mark = `${rowVariable}=${process.pid}-`;
        return isSleep && readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark);
      } catch {
        return false;
      }
    });

it.concurrent('isolated: a process in a session of its own outlives the report', async () => {
  const { seen } = await runRow(isolatedRow('starts a process in a session of its own'));
  expect(seen.map(({ reporter }) => reporter)).toEqual(['the supervisor']);
  const left = sleepers();
  expect(left).toHaveLength(1);
  for (const pid of left) process.kill(pid, 'SIGKILL');
});
