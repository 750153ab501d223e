import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { faultTable } from './faultTable.ts';
import type { Entry, FaultRow } from './table/faultRow.ts';
import { runRow } from './harness/runRow.ts';

const entries: Entry[] = ['in process', 'isolated'];

function rowOf(entry: Entry, place: string, fault: string): FaultRow {
  const row = faultTable.find(
    (one) => one.entry === entry && one.place === place && one.fault === fault,
  );
  if (!row) throw new Error(`no row ${entry} ${place} ${fault}`);
  return row;
}

describe('a report that CodeDeploy refuses for good', () => {
  it.concurrent.each(entries)('names what is missing, and Lambda retries: %s', async (entry) => {
    const faults = { 'codedeploy.PutLifecycleEventHookExecutionStatus': 'deny' } as const;
    const result = await runRow({
      ...rowOf(entry, 'logger', 'throws'),
      handler: 'healthy.handler',
      hook: { timeout: 5 },
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

describe("a report that came before the supervisor's", () => {
  it('says that its status is not known if the handler reported itself', async () => {
    const row = rowOf('isolated', 'plain handler', 'reports its status itself');
    const record = (await runRow(row)).hookReports.BeforeAllowTraffic;
    expect(record).toMatchObject({ status: 'Failed', reported: 'alreadyCompleted' });
    expect(JSON.stringify(record?.['notes'])).toContain(
      'which status CodeDeploy accepted is not known',
    );
  });
});

/** In seconds. */
const timeout = 10;

describe('a machine whose cores are all busy', () => {
  let busy: ChildProcess[] = [];
  afterEach(() => {
    for (const child of busy) child.kill('SIGKILL');
    busy = [];
  });

  it.each(entries)('reports with half a second to spare: %s', async (entry) => {
    busy = Array.from({ length: availableParallelism() }, () =>
      spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
    );
    const row = rowOf(entry, 'check', 'hangs on a live timer');
    const result = await runRow({ ...row, hook: { ...row.hook, timeout } });
    const record = result.hookReports.BeforeAllowTraffic;
    expect(record).toMatchObject({ status: 'Failed', reported: 'accepted' });
    expect(record?.durationMs).toBeLessThanOrEqual(timeout * 1_000 - 500);
  });
});
