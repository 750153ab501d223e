import { Map, Math, Object } from '../lib/primordials.ts';
import { parseStatistic } from './limits.ts';
import type { DeploymentDetails, MetricName, MetricQuery, Window } from './services.ts';
import type { VersionMetricsPlan } from './versionMetricsOptions.ts';

const minuteSeconds = 60;

/** The new version, or the one in production. */
export type Arm = 'target' | 'current';

/** Which versions are compared, and where Lambda counts their invocations. */
export interface Scope {
  readonly functionName: string;
  readonly alias: string;
  readonly targetVersion: string;
  /** `undefined` if it is not known. */
  readonly currentVersion: string | undefined;
  /** GetDeployment's answer; absent with the option `for`. */
  readonly deployment: DeploymentDetails | undefined;
}

/** The queries by the arm and the name that `judgeVersions` looks for. */
export function metricQueries(
  { errors, throttles, duration, metrics = [] }: VersionMetricsPlan,
  scope: Scope,
  { from, to }: Window,
): Map<string, MetricQuery> {
  // One period for all, because percentiles of several cannot be combined.
  const whole = Math.max(1, Math.ceil((to - from) / 1_000 / minuteSeconds)) * minuteSeconds;
  const queries = new Map<string, MetricQuery>();
  const counts = [
    'Invocations',
    ...(errors === undefined ? [] : ['Errors']),
    ...(throttles === undefined ? [] : ['Throttles']),
  ];
  for (const [arm, version] of armsOf(scope)) {
    const add = (key: string, metric: MetricName, statistic: string, periodSeconds: number) =>
      queries.set(`${arm} ${key}`, { metric, statistic, periodSeconds });
    for (const name of counts) add(name, ofLambda(scope, name, version), 'Sum', minuteSeconds);
    if (duration !== undefined) {
      const { statistic } = parseStatistic(duration);
      add('Duration', ofLambda(scope, 'Duration', version), statistic, whole);
    }
    for (const [index, { namespace, metricName, dimensions, limit }] of metrics.entries()) {
      const metric = { namespace, metricName, dimensions: filledIn(dimensions, scope, version) };
      add(`custom ${index}`, metric, parseStatistic(limit).statistic, whole);
    }
  }
  return queries;
}

function armsOf({ targetVersion, currentVersion }: Scope): [Arm, string][] {
  const target: [Arm, string] = ['target', targetVersion];
  return currentVersion === undefined ? [target] : [target, ['current', currentVersion]];
}

const ofLambda = (
  { functionName, alias }: Scope,
  metricName: string,
  version: string,
): MetricName => ({
  namespace: 'AWS/Lambda',
  metricName,
  dimensions: {
    FunctionName: functionName,
    Resource: `${functionName}:${alias}`,
    ExecutedVersion: version,
  },
});

function filledIn(
  dimensions: Readonly<Record<string, string>>,
  { functionName, alias }: Scope,
  version: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dimensions).map(([name, value]) => [
      name,
      value
        .replaceAll('{version}', version)
        .replaceAll('{functionName}', functionName)
        .replaceAll('{alias}', alias),
    ]),
  );
}
