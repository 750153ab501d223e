/** A unit of CloudWatch's, as far as checks measure in them. */
export type MetricUnit = 'Milliseconds' | 'Megabytes' | 'Percent' | 'Count' | 'None';

/** The unit that stands at the end of a measurement's key: `p95Ms`, `maxMemoryMb`; `n` is a count. */
export function metricUnit(key: string): MetricUnit {
  if (key === 'n') return 'Count';
  if (key.endsWith('Ms')) return 'Milliseconds';
  if (key.endsWith('Mb')) return 'Megabytes';
  return key.endsWith('Percent') ? 'Percent' : 'None';
}
