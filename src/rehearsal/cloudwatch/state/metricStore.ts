/** One metric: CloudWatch tells them apart by namespace, name and all dimensions. */
export interface MetricIdentity {
  namespace: string;
  metricName: string;
  /** Values by name. */
  dimensions: Readonly<Record<string, string>>;
}

/** Measurements of one moment. */
export interface DataPoint {
  /** Minutes of the clock. */
  minute: number;
  count: number;
  sum: number;
  minimum: number;
  maximum: number;
}

export interface Metric extends MetricIdentity {
  unit: string | undefined;
  /**
   * Minutes until a measurement can be read: Lambda's own metrics are late by a minute or more, those
   * of PutMetricData are taken as prompt.
   */
  delayMinutes: number;
  points: DataPoint[];
}

/** By {@link metricKey}. */
export type MetricStore = Map<string, Metric>;

const metricKey = ({ namespace, metricName, dimensions }: MetricIdentity): string =>
  JSON.stringify([namespace, metricName, Object.entries(dimensions).sort()]);

/** A point of one measurement, or of `count` equal ones. */
export const measured = (minute: number, value: number, count = 1): DataPoint => ({
  minute,
  count,
  sum: value * count,
  minimum: value,
  maximum: value,
});

export const findMetric = (store: MetricStore, identity: MetricIdentity): Metric | undefined =>
  store.get(metricKey(identity));

/** Adds a measurement, and the metric if it is the first one. */
export function addPoint(
  store: MetricStore,
  { unit, delayMinutes, ...identity }: Omit<Metric, 'points'>,
  point: DataPoint,
): void {
  const key = metricKey(identity);
  const metric = store.get(key);
  if (metric === undefined) store.set(key, { ...identity, unit, delayMinutes, points: [point] });
  else metric.points.push(point);
}
