import { JSON, Map, Number } from '../lib/primordials.ts';
import type { ReportLine } from '../model/invocation.ts';

type Key = keyof ReportLine;

const textLabels: [Key, RegExp][] = [
  ['durationMs', /\tDuration: ([\d.]+) ms/],
  ['billedDurationMs', /\tBilled Duration: ([\d.]+) ms/],
  ['memorySizeMb', /\tMemory Size: ([\d.]+) MB/],
  ['maxMemoryUsedMb', /\tMax Memory Used: ([\d.]+) MB/],
  ['initDurationMs', /\t(?:Init|Restore) Duration: ([\d.]+) ms/],
];

const jsonKeys: [Key, string[]][] = [
  ['durationMs', ['durationMs']],
  ['billedDurationMs', ['billedDurationMs']],
  ['memorySizeMb', ['memorySizeMB']],
  ['maxMemoryUsedMb', ['maxMemoryUsedMB']],
  ['initDurationMs', ['initDurationMs', 'restoreDurationMs']],
];

function collect(read: (key: Key) => number | undefined): ReportLine | undefined {
  const figures: Partial<ReportLine> = {};
  for (const [key] of jsonKeys) {
    const value = read(key);
    if (value !== undefined && Number.isFinite(value)) figures[key] = value;
  }
  return figures.durationMs === undefined
    ? undefined
    : { ...figures, durationMs: figures.durationMs };
}

function fromText(line: string): ReportLine | undefined {
  const labels = new Map(textLabels);
  return collect((key) => {
    const found = labels.get(key)?.exec(line)?.[1];
    return found === undefined ? undefined : Number(found);
  });
}

function fromJson(line: string): ReportLine | undefined {
  let entry: { type?: unknown; record?: { metrics?: Record<string, unknown> } };
  try {
    entry = JSON.parse(line) as typeof entry;
  } catch {
    return undefined;
  }
  const metrics = entry.type === 'platform.report' ? entry.record?.metrics : undefined;
  if (!metrics) return undefined;
  const names = new Map(jsonKeys);
  return collect((key) => {
    const given = (names.get(key) ?? []).map((name) => metrics[name]);
    return given.find((value): value is number => typeof value === 'number');
  });
}

/**
 * Finds the report of an invocation in its log tail: the REPORT line of the text format, or the
 * `platform.report` record of the JSON format. The last one counts, because the function's own log
 * may hold lines that look alike.
 */
export function parseReportLine(logTail: string): ReportLine | undefined {
  for (const line of logTail.split('\n').reverse()) {
    const figures = line.startsWith('REPORT RequestId: ')
      ? fromText(line)
      : line.startsWith('{') && line.includes('platform.report')
        ? fromJson(line)
        : undefined;
    if (figures) return figures;
  }
  return undefined;
}
