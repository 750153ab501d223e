import type { Duration } from '../lib/duration.ts';
import type { Judgement } from './judgement.ts';

/** A metric of your own that tells the versions apart. */
export interface CustomMetric {
  /** For example `Orders`. */
  namespace: string;
  /** For example `FailedPayments`. */
  metricName: string;
  /**
   * Values by name. In a value, `{version}`, `{functionName}` and `{alias}` stand for those of the
   * deployment: `{ Service: 'orders', Version: '{version}' }`.
   */
  dimensions: Readonly<Record<string, string>>;
  /** A statistic and its limit: `'sum<5'`, `'avg<+10%'`, `'p99<800'`. */
  limit: string;
}

/** Options of `versionMetrics`; at least one of `errors`, `throttles`, `duration`, `metrics`. */
export interface VersionMetricsOptions {
  /** The share of the new version's invocations that may fail: `'<1%'`. @default not looked at */
  errors?: `<${number}%`;
  /** The share of calls of the new version that may be throttled: `'<1%'`. @default not looked at */
  throttles?: `<${number}%`;
  /**
   * A statistic of the new version's duration, and its limit: `'p99<800ms'`, or relative to the version in
   * production, `'p99<+20%'`.
   * @default not looked at
   */
  duration?: string;
  /** Fewer invocations of the new version decide nothing. @default 100 */
  minInvocations?: number;
  /** How long ago the window begins. @default since the deployment has started */
  for?: Duration;
  /**
   * What it means if there is no data, or less than `minInvocations`.
   * @default inconclusive
   */
  insufficientData?: Judgement;
  /** Metrics of your own, each with a limit. @default none */
  metrics?: readonly CustomMetric[];
}

/** The options of `versionMetrics`, read. */
export interface VersionMetricsPlan extends VersionMetricsOptions {
  readonly forMs: number | undefined;
}
