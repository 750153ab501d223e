import { both, failed, harmless, rows, short, type FaultRow, type Given } from './faultRow.ts';

/** An alarm that is OK, and whose metric had data. */
const quiet: Partial<Given> = {
  handler: 'metrics.watches',
  rehearsal: { alarms: [{ name: 'errors', atMinute: 10_000 }] },
};

const silent: Partial<Given> = {
  handler: 'metrics.watches',
  rehearsal: {
    alarms: [
      {
        name: 'errors',
        metric: { metricName: 'Erors', threshold: 0, treatMissingData: 'notBreaching' },
      },
    ],
  },
};

const compares: Partial<Given> = { events: ['AfterAllowTraffic'], handler: 'metrics.compares' };

/** A hundredth of the traffic for a minute: version 2 has hardly a call. */
const hardlyShifted: Given['rehearsal'] = {
  deploymentConfig: { type: 'canary', percentage: 1, interval: 2 },
  traffic: { rate: 15 },
};

/** CloudWatch does not answer, or has nothing to say. */
export const inCloudWatch: FaultRow[] = rows(both, [
  harmless('alarms', 'all is well', quiet),
  harmless('alarms', 'throttled twice', {
    ...quiet,
    faults: { 'cloudwatch.DescribeAlarms': { fault: 'throttle', times: 2 } },
  }),
  harmless('alarms', 'another check takes another role, region and endpoint; the target is set', {
    ...quiet,
    handler: 'metrics.redirects',
  }),
  failed('alarms', 'denied', /cloudwatch:DescribeAlarms: AccessDenied/, {
    ...quiet,
    ...short,
    faults: { 'cloudwatch.DescribeAlarms': 'deny' },
  }),
  failed('alarms', 'throttled', /cloudwatch:DescribeAlarms: Throttl|did not finish/, {
    ...quiet,
    ...short,
    faults: { 'cloudwatch.DescribeAlarms': 'throttle' },
  }),
  failed('alarms', 'slow', /did not finish/, {
    ...quiet,
    ...short,
    faults: { 'cloudwatch.GetMetricData': { latency: 30_000 } },
  }),
  failed('alarms', 'the metric never had data', /Erors of alarm errors had no data/, silent),
  failed('alarms', 'the alarm does not exist', /alarm errors does not exist/, {
    handler: 'metrics.watches',
  }),
  failed('version metrics', 'denied', /cloudwatch:GetMetricData: AccessDenied/, {
    ...compares,
    ...short,
    faults: { 'cloudwatch.GetMetricData': 'deny' },
  }),
  failed(
    'version metrics',
    'no data, because all shifted at once',
    /AllAtOnce gives it none/,
    compares,
  ),
  failed('version metrics', 'data of the wrong version', /no calls of version 2|fewer than min/, {
    ...compares,
    rehearsal: hardlyShifted,
  }),
]);
