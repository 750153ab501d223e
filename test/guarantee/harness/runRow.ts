import { rehearse, type RehearsalResult } from 'allow-traffic/rehearsal';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { expectValidHookReport } from '../../hookReports.ts';
import type { FaultRow } from '../table/faultRow.ts';
import { writeAppFolder } from './appFolder.ts';
import { hookFunction, rehearsalOf } from './rowRehearsal.ts';
import { setUp, type SurroundingName, type Surroundings } from './surroundings.ts';
import { watchReports, type SeenReport } from './seenReports.ts';

export interface RowResult extends Omit<RehearsalResult, 'invocations'> {
  /** How often the hook was invoked: Lambda's retries must not hide that it did not report. */
  invocations: number;
  /** The reports that were accepted, as observed. */
  seen: SeenReport[];
}

/** `npm run soak:guarantee -- --in NAME` sets it. */
const usual = (process.env['GUARANTEE_IN'] ?? 'plain') as SurroundingName;

let watch: ReturnType<typeof watchReports>;
let folder: string;
let surroundings: Surroundings;
beforeAll(async () => {
  watch = watchReports();
  folder = await writeAppFolder();
  surroundings = await setUp(usual);
});
afterAll(async () => {
  await surroundings.close();
  watch.stop();
  rmSync(folder, { recursive: true, force: true });
});

let rows = 0;

export interface RunOptions {
  /** Default: the usual surroundings. */
  around?: Surroundings;
  /** Stops the deployment when the first invocation of the hook has ended, however it did. */
  once?: boolean;
  /** Called for every line that the hook logs. */
  onLog?: (text: string) => void;
}

/** Deploys with a hook that has the row's fault. */
export async function runRow(row: FaultRow, options: RunOptions = {}): Promise<RowResult> {
  const { around = surroundings, once = false, onLog } = options;
  rows += 1;
  const id = `${process.pid}-${rows}`;
  let invocations = 0;
  const stop = new AbortController();
  const result = await rehearse(rehearsalOf(row, id, around.environment), {
    folder,
    signal: stop.signal,
    onProgress: (event) => {
      if (event.type !== 'log' || event.functionName !== hookFunction) return;
      onLog?.(event.text);
      if (event.text.startsWith('START RequestId')) invocations += 1;
      if (once && event.text.startsWith('END RequestId')) stop.abort();
    },
  });
  for (const report of Object.values(result.hookReports)) expectValidHookReport(report);
  return { ...result, invocations, seen: watch.seen.filter((report) => report.row === id) };
}
