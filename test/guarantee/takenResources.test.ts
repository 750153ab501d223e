/** What docs/guarantee.md says under "What stays uncovered" of a hook that is not isolated. */
import { describe, expect, it, vi } from 'vitest';
import { runRow } from './harness/runRow.ts';
import { rows } from './table/faultRow.ts';
import { uncoveredInProcess } from './table/takenResources.ts';

vi.setConfig({ maxConcurrency: 8 });

describe('what the process cannot report, and the supervisor can', () => {
  // The fault table has the same rows for the isolated entry.
  it.concurrent.each(rows(['in process'], uncoveredInProcess))('$place: $fault', async (row) => {
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
