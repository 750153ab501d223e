import { describe, expect, it } from 'vitest';
import { latencySummary } from '../../../src/rehearsal/record/latencySummary.ts';

const series = (version: string, times: number[], coldStarts = false) => ({
  ...{ functionName: 'orders', version, coldStarts, failed: 0, times },
});

describe('latencySummary', () => {
  it('puts 10,000 times of each version into the same 40 columns and loses none', () => {
    const times = (from: number): number[] =>
      Array.from({ length: 10_000 }, (_, i) => from + i / 100);
    const [old, now] = latencySummary([series('7', times(10)), series('8', times(60))]);
    expect(old?.histogram.edgesMs).toHaveLength(41);
    expect(old?.histogram.edgesMs).toEqual(now?.histogram.edgesMs);
    const sum = (counts: number[] = []): number => counts.reduce((one, other) => one + other, 0);
    expect([sum(old?.histogram.counts), sum(now?.histogram.counts)]).toEqual([10_000, 10_000]);
    expect(old).toMatchObject({ n: 10_000, p50Ms: 59.99, p95Ms: 104.99, maxMs: 109.99 });
  });

  it('keeps cold starts apart: their columns are their own', () => {
    const [warm, cold] = latencySummary([series('8', [10, 11]), series('8', [900, 950], true)]);
    expect(warm?.histogram.edgesMs.at(-1)).toBe(11);
    expect(cold).toMatchObject({ coldStarts: true, n: 2 });
    expect(cold?.histogram.edgesMs[0]).toBe(900);
  });

  it('has no row for a version that was never called, and one column for equal times', () => {
    expect(latencySummary([series('7', []), series('8', [5, 5])])).toEqual([
      expect.objectContaining({ version: '8', histogram: { edgesMs: [5, 5], counts: [2] } }),
    ]);
  });
});
