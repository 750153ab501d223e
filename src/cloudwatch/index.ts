/*
 * The checks that need CloudWatch, one line each, as in src/checks/registry.ts. They are described
 * without CloudWatch's client, which is loaded when one of them runs.
 */
export { alarms } from './alarms.ts';
export type { AlarmsOptions } from './alarmsOptions.ts';
export { versionMetrics } from './versionMetrics.ts';
export type { CustomMetric, VersionMetricsOptions } from './versionMetricsOptions.ts';
