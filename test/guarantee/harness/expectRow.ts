import type { ActionReport } from 'allow-traffic';
import { expect } from 'vitest';
import type { FaultRow } from '../table/faultRow.ts';
import type { RowResult } from './runRow.ts';

/** What every row promises: one report, by whom the row says, with the status that the row says. */
export function expectRow(row: FaultRow, result: RowResult): void {
  const { reports, hookReports, status, lifecycleEvents, invocations } = result;
  const reporters = result.seen.map(({ reporter }) => reporter);
  const shown = JSON.stringify({ reports, reporters, hookReports, lifecycleEvents });
  const accepted = reports.filter((report) => report.error === undefined);
  const events = row.events ?? ['BeforeAllowTraffic'];
  expect(
    accepted.map((report) => [report.lifecycleEventName, report.status]),
    shown,
  ).toEqual(events.map((event) => [event, row.status]));
  expect(reporters, shown).toEqual(events.map(() => row.reporter));
  expect(status, shown).toBe(row.status);
  // The second event of a deployment finds the process of the first one warm.
  if (events.length > 1) expect(new Set(result.seen.map(({ pid }) => pid)).size, shown).toBe(1);
  expect(invocations, shown).toBe(row.duplicates ? 2 : events.length);
  for (const event of events) {
    const record = hookReports[event];
    const own = row.reporter === 'the handler itself' ? 'Failed' : row.status;
    expect(record?.status, shown).toBe(own);
    for (const [index, [name, outcome, message = /^/]] of (row.actions ?? []).entries()) {
      const action = (record as { actions?: ActionReport[] } | undefined)?.actions?.[index];
      expect({ name, outcome }, shown).toEqual({ name: action?.name, outcome: action?.outcome });
      expect(action?.message ?? '', shown).toMatch(message);
    }
    if (row.reason) expect(record?.reason, shown).toMatch(row.reason);
  }
}
