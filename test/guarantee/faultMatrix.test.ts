/** It cuts across all rooms: each row needs a real process, the built package and a deployment. */
import { describe, expect, it, vi } from 'vitest';
import { faultTable } from './faultTable.ts';
import type { FaultRow } from './table/faultRow.ts';
import { expectRow } from './harness/expectRow.ts';
import { runRow } from './harness/runRow.ts';
import { rowsToRun, usualRows } from './rowsToRun.ts';

// Many rows wait for a deadline. Meanwhile others can run.
vi.setConfig({ maxConcurrency: 8 });

/** The rows that wait, the longest first, spread among those that compute. */
function spread(rows: FaultRow[]): FaultRow[] {
  const timeout = (row: FaultRow): number => row.hook.timeout ?? 0;
  const waiting = rows.filter(timeout).sort((one, other) => timeout(other) - timeout(one));
  const others = rows.filter((row) => timeout(row) === 0);
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

  it('runs a fault of every place', () => {
    const places = (rows: FaultRow[]) => new Set(rows.map(({ place }) => place));
    expect(places(usualRows)).toEqual(places(faultTable));
    expect(places(rowsToRun)).toEqual(places(faultTable));
  });

  const together = spread(rowsToRun.filter((row) => !row.alone));
  it.concurrent.each(together)('$entry: $place: $fault', async (row) => {
    expectRow(row, await runRow(row));
  });

  it.each(rowsToRun.filter((row) => row.alone))('$entry: $place: $fault', async (row) => {
    expectRow(row, await runRow(row));
  });
});
