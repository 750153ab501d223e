import { describe, expect, it } from 'vitest';
import { boundedLog } from '../../src/lib/boundedLog.ts';

describe('boundedLog', () => {
  it('keeps the first 20 and the last 30 lines, and counts all of them', () => {
    const log = boundedLog();
    for (let line = 1; line <= 100_000; line += 1) log.add(`line ${line}`);
    const lines = log.lines();
    expect(lines).toHaveLength(50);
    expect([lines[0], lines[19], lines[20], lines[49]]).toEqual([
      ...['line 1', 'line 20', 'line 99971', 'line 100000'],
    ]);
    expect(log.count()).toBe(100_000);
  });

  it('cuts long lines', () => {
    const log = boundedLog();
    log.add('x'.repeat(1_000_000));
    expect(log.lines()[0]?.length).toBe(1001);
  });
});
