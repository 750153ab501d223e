import { Object, Set } from '../../lib/primordials.ts';
import { outcomes, type CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { MetricsSettings } from './metricsOptions.ts';

/** One line of CloudWatch's embedded metric format. */
export type MetricDocument = Record<string, unknown>;

/** CloudWatch's names for the units that checks measure in. */
type MetricUnit = 'Milliseconds' | 'Megabytes' | 'Percent' | 'Count' | 'None';

interface Metric {
  name: string;
  unit: MetricUnit;
  value: number;
}

const count = (name: string, isSo: boolean): Metric => ({
  name,
  unit: 'Count',
  value: isSo ? 1 : 0,
});

/** CloudWatch accepts 100 metrics per document. */
const metricLimit = 100;

/** CloudWatch accepts 1 to 1,024 printable ASCII characters, not all blank, without a leading colon. */
function dimensionValue(text: string): string {
  const plain = text
    .replace(/[^\x20-\x7e]/g, '?')
    .replace(/^[\s:]+/, '')
    .trim();
  return plain === '' ? '-' : plain.slice(0, 1_024);
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Checks choose the names of measurements. None may replace a dimension or another metric. */
function usable(metrics: readonly Metric[], dimensions: ReadonlySet<string>): Metric[] {
  const taken = new Set(['_aws', ...dimensions]);
  const kept = metrics.filter(({ name }) => {
    if (taken.has(name) || !/^[\x21-\x7e]{1,255}$/.test(name)) return false;
    taken.add(name);
    return true;
  });
  return kept.slice(0, metricLimit);
}

interface Document {
  dimensions: Record<string, string>;
  metrics: Metric[];
  properties: Record<string, unknown>;
}

function written(
  { dimensions, metrics, properties }: Document,
  settings: MetricsSettings,
  timestamp: number,
): MetricDocument {
  const all = Object.entries({ ...settings.dimensions, ...dimensions }).map(
    ([name, value]) => [name, dimensionValue(value)] as const,
  );
  const kept = usable(metrics, new Set(all.map(([name]) => name)));
  return {
    ...properties,
    ...Object.fromEntries(kept.map(({ name, value }) => [name, value])),
    ...Object.fromEntries(all),
    _aws: {
      Timestamp: timestamp,
      CloudWatchMetrics: [
        {
          Namespace: settings.namespace,
          Dimensions: [all.map(([name]) => name)],
          Metrics: kept.map(({ name, unit }) => ({ Name: name, Unit: unit })),
        },
      ],
    },
  };
}

function ofVerdict(report: HookReport): Metric[] {
  return [
    count('HookSucceeded', report.status === 'Succeeded'),
    count('HookFailed', report.status === 'Failed'),
    count('HookBypassed', report.bypass !== undefined),
    count('HookUnreported', report.reported === 'failed'),
    { name: 'HookDuration', unit: 'Milliseconds', value: report.durationMs },
  ];
}

/** The unit is at the end of a measurement's key: `p95Ms`, `maxMemoryMb`. `n` is a count. */
function metricUnit(key: string): MetricUnit {
  if (key === 'n') return 'Count';
  if (key.endsWith('Ms')) return 'Milliseconds';
  if (key.endsWith('Mb')) return 'Megabytes';
  return key.endsWith('Percent') ? 'Percent' : 'None';
}

function ofCheck({ outcome, durationMs, measurements = {} }: CheckReport): Metric[] {
  return [
    ...outcomes.map((one) => count(`Check${capitalised(one)}`, one === outcome)),
    { name: 'CheckDuration', unit: 'Milliseconds', value: durationMs },
    ...Object.entries(measurements).map(([key, value]) => ({
      name: key,
      unit: metricUnit(key),
      value,
    })),
  ];
}

/** The check, and the checks inside it that measured something. */
function named(
  check: CheckReport,
  above: readonly string[],
): { path: string; check: CheckReport }[] {
  const path = [...above, check.name];
  const isShown = above.length === 0 || check.measurements !== undefined;
  return [
    ...(isShown ? [{ path: path.join(' > '), check }] : []),
    ...(check.checks ?? []).flatMap((nested) => named(nested, path)),
  ];
}

/**
 * A hook's record as documents of the embedded metric format. One is for the verdict, with the
 * dimension `LifecycleEvent`; one is for each check, with `LifecycleEvent`, `FunctionName` and
 * `Check`. The deployment's id is a property, because as a dimension it would make a new metric for
 * every deployment.
 */
export function embeddedMetrics(
  report: HookReport,
  settings: MetricsSettings,
  timestamp: number,
): MetricDocument[] {
  const { deploymentId, lifecycleEvent = 'unknown', reported, reason } = report;
  const common = { LifecycleEvent: lifecycleEvent };
  const properties = { deploymentId, reported };
  const verdict: Document = {
    dimensions: common,
    metrics: ofVerdict(report),
    properties: { ...properties, reason },
  };
  const checks = report.checks.flatMap((top) =>
    named(top, []).map(({ path, check }): Document => ({
      dimensions: {
        ...common,
        FunctionName: check.functionName ?? top.functionName ?? 'unknown',
        Check: path,
      },
      metrics: ofCheck(check),
      properties: { ...properties, outcome: check.outcome },
    })),
  );
  return [verdict, ...checks].map((document) => written(document, settings, timestamp));
}
