/** It cuts across all rooms: each row needs a real process, the built package and a deployment. */
import { describe, expect, it, vi } from 'vitest';
import { faultTable } from './faultTable.ts';
import type { FaultRow } from './table/faultRow.ts';
import { runRow } from './harness/runRow.ts';

// Many rows wait for a deadline. Meanwhile others can run.
vi.setConfig({ maxConcurrency: 8 });

async function holds(row: FaultRow): Promise<void> {
  const result = await runRow(row);
  const { reports, reporters, hookReports, status, lifecycleEvents, invocations } = result;
  const shown = JSON.stringify({ reports, reporters, hookReports, lifecycleEvents });
  const accepted = reports.filter((report) => report.error === undefined);
  const events = row.events ?? ['BeforeAllowTraffic'];
  expect(
    accepted.map((report) => [report.lifecycleEventName, report.status]),
    shown,
  ).toEqual(events.map((event) => [event, row.status]));
  expect(reporters, shown).toEqual(events.map(() => row.reporter));
  expect(status, shown).toBe(row.status);
  expect(invocations, shown).toBe(row.duplicates ? 2 : events.length);
  for (const event of events) {
    const record = hookReports[event];
    const own = row.reporter === 'the handler itself' ? 'Failed' : row.status;
    expect(record?.status, shown).toBe(own);
    if (row.reason) expect(record?.reason, shown).toMatch(row.reason);
  }
}

/** The rows that wait, spread among those that compute. */
function spread(rows: FaultRow[]): FaultRow[] {
  const waits = (row: FaultRow): boolean => row.hook.timeout !== undefined;
  const waiting = rows.filter(waits);
  const others = rows.filter((row) => !waits(row));
  const share = Math.ceil(others.length / Math.max(1, waiting.length));
  return [
    ...waiting.flatMap((row, index) => [row, ...others.slice(index * share, (index + 1) * share)]),
    ...others.slice(waiting.length * share),
  ];
}

describe('whatever fails, CodeDeploy gets one status', () => {
  it('has at least 40 rows, all different', () => {
    const names = faultTable.map((row) => `${row.entry}: ${row.place} ${row.fault}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  const together = spread(faultTable.filter((row) => !row.alone));
  it.concurrent.each(together)('$entry: $place: $fault', async (row) => {
    await holds(row);
  });

  it.each(faultTable.filter((row) => row.alone))('$entry: $place: $fault', async (row) => {
    await holds(row);
  });
});
