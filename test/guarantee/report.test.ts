import { spawn, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole } from '../isWhole.ts';
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

describe.runIf(isWhole)('a machine whose cores are all busy', () => {
  let busy: ChildProcess[] = [];
  beforeAll(() => {
    busy = Array.from({ length: availableParallelism() }, () =>
      spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' }),
    );
  });
  afterAll(() => {
    for (const child of busy) child.kill('SIGKILL');
  });

  it.concurrent.each(entries)('reports with half a second to spare: %s', async (entry) => {
    const row = rowOf(entry, 'check', 'hangs on a live timer');
    const result = await runRow({ ...row, hook: { ...row.hook, timeout } });
    const record = result.hookReports.BeforeAllowTraffic;
    expect(record).toMatchObject({ status: 'Failed', reported: 'accepted' });
    expect(record?.durationMs).toBeLessThanOrEqual(timeout * 1_000 - 500);
  });
});
