/** It cuts across all rooms: each row needs a real process, the built package and a deployment. */
import { describe, expect, it } from 'vitest';
import { faultTable, type FaultRow } from './faultTable.ts';
import { usualTimeout } from './rowRehearsal.ts';
import { runRow } from './runRow.ts';

async function holds(row: FaultRow): Promise<void> {
  const { reports, hookReports, status, lifecycleEvents, invocations } = await runRow(row);
  const shown = JSON.stringify({ reports, hookReports, lifecycleEvents });
  const accepted = reports.filter((report) => report.error === undefined);
  expect(
    accepted.map((report) => report.status),
    shown,
  ).toEqual([row.status]);
  expect(status, shown).toBe(row.status);
  expect(invocations, shown).toBe(row.duplicates ? 2 : 1);
  const record = hookReports.BeforeAllowTraffic;
  expect(record?.status, shown).toBe(row.reporter === 'the handler itself' ? 'Failed' : row.status);
  if (row.reason) expect(record?.reason, shown).toMatch(row.reason);
  // This does not measure the machine: after the function's timeout there can be no record.
  const timeoutMs = (row.hook.timeout ?? usualTimeout) * 1_000;
  expect(record?.durationMs, shown).toBeLessThan(timeoutMs);
}

describe('whatever fails, CodeDeploy gets one status', () => {
  it('has at least 40 rows, all different', () => {
    const names = faultTable.map((row) => `${row.entry}: ${row.place} ${row.fault}`);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.concurrent.each(faultTable.filter((row) => !row.alone))(
    '$entry: $place: $fault',
    async (row) => {
      await holds(row);
    },
  );

  it.each(faultTable.filter((row) => row.alone))('$entry: $place: $fault', async (row) => {
    await holds(row);
  });
});
