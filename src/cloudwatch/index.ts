/**
 * The checks that ask CloudWatch. They need `@aws-sdk/client-cloudwatch`, which is loaded when one of them runs.
 */
// One line each, as in src/checks/registry.ts.
export { alarms } from './alarms.ts';
export type { AlarmsOptions } from './alarmsOptions.ts';
export { versionMetrics } from './versionMetrics.ts';
export type { CustomMetric, VersionMetricsOptions } from './versionMetricsOptions.ts';
