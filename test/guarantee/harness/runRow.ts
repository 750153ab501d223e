import { rehearse, type RehearsalResult } from 'allow-traffic/rehearsal';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { expectValidHookReport } from '../../hookReports.ts';
import type { FaultRow } from '../table/faultRow.ts';
import { writeAppFolder } from './appFolder.ts';
import { hookFunction, rehearsalOf } from './rowRehearsal.ts';
import { watchReports } from './seenReports.ts';

export interface RowResult extends RehearsalResult {
  /** How often the hook was invoked: Lambda's retries must not hide that it did not report. */
  invocations: number;
  /** Who sent the reports that were accepted, as observed. */
  reporters: string[];
}

let watch: ReturnType<typeof watchReports>;
let folder: string;
beforeAll(async () => {
  watch = watchReports();
  folder = await writeAppFolder();
});
afterAll(() => {
  watch.stop();
  rmSync(folder, { recursive: true, force: true });
});

let rows = 0;

/** Deploys with a hook that has the row's fault. */
export async function runRow(row: FaultRow): Promise<RowResult> {
  rows += 1;
  const id = `${rows}`;
  let invocations = 0;
  const result = await rehearse(rehearsalOf(row, id), {
    folder,
    onProgress: (event) => {
      const isStart = event.type === 'log' && event.text.startsWith('START RequestId');
      if (isStart && event.functionName === hookFunction) invocations += 1;
    },
  });
  for (const report of Object.values(result.hookReports)) expectValidHookReport(report);
  const own = watch.seen.filter((report) => report.row === id);
  return { ...result, invocations, reporters: own.map(({ reporter }) => reporter) };
}
