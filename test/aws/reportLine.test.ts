import { describe, expect, it } from 'vitest';
import { parseReportLine } from '../../src/aws/reportLine.ts';

const text =
  'START RequestId: 1 Version: 2\nhello\nEND RequestId: 1\nREPORT RequestId: 1\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\tInit Duration: 150.5 ms\t\n';

describe('parseReportLine', () => {
  it('reads the text format', () => {
    expect(parseReportLine(text)).toEqual({
      durationMs: 12.34,
      billedDurationMs: 13,
      memorySizeMb: 128,
      maxMemoryUsedMb: 70,
      initDurationMs: 150.5,
    });
  });

  it('has no init duration if the call was warm', () => {
    expect(parseReportLine(text.replace(/\tInit Duration.*/, ''))).not.toHaveProperty(
      'initDurationMs',
    );
  });

  it('reads the JSON format', () => {
    const record = {
      time: '2026-01-01T00:00:00Z',
      type: 'platform.report',
      record: {
        requestId: '1',
        metrics: { durationMs: 5.5, billedDurationMs: 6, memorySizeMB: 256, maxMemoryUsedMB: 80 },
      },
    };
    expect(parseReportLine(`{"type":"other"}\n${JSON.stringify(record)}\n`)).toEqual({
      durationMs: 5.5,
      billedDurationMs: 6,
      memorySizeMb: 256,
      maxMemoryUsedMb: 80,
    });
  });

  it('reads the restore of SnapStart as the init', () => {
    const line =
      'REPORT RequestId: 1\tDuration: 12.34 ms\tBilled Duration: 200 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB\tRestore Duration: 312.5 ms\tBilled Restore Duration: 187 ms\t\n';
    expect(parseReportLine(line)?.initDurationMs).toBe(312.5);
    const metrics = { durationMs: 12.34, restoreDurationMs: 312.5, billedRestoreDurationMs: 187 };
    const record = JSON.stringify({ type: 'platform.report', record: { metrics } });
    expect(parseReportLine(record)?.initDurationMs).toBe(312.5);
  });

  it.each([
    '',
    'REPORT RequestId: 1\t',
    '{"type":"platform.report"}',
    '{platform.report',
    'Duration: 3 ms',
  ])('finds nothing in %j', (tail) => expect(parseReportLine(tail)).toBeUndefined());

  it('is not fooled by a line that the function logged before', () => {
    const fake = 'REPORT RequestId: 0\tDuration: 1.00 ms\tBilled Duration: 1 ms\n';
    expect(parseReportLine(fake + text)?.durationMs).toBe(12.34);
  });
});
