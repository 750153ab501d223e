import type { CheckReport } from '../model/check.ts';
import { judgeRate, type Counted } from './judgeRate.ts';
import { judgeStatistic } from './judgeStatistic.ts';
import { outcomeOf } from './judgement.ts';
import { parseRate, parseStatistic, type StatisticLimit } from './limits.ts';
import { metricQueries, type Arm, type Scope } from './metricQueries.ts';
import type { Services, Window } from './services.ts';
import type { VersionMetricsPlan } from './versionMetricsOptions.ts';

/** The error probability of a whole rate is 5 %; there are at most two looks, which share it. */
const alphaOfLook = 0.05 / 2;

const defaultMinInvocations = 100;

/** Reads the metrics of both versions and judges each of them. */
export async function judgeVersions(
  plan: VersionMetricsPlan,
  scope: Scope,
  services: Services,
  window: Window,
): Promise<CheckReport[]> {
  const queries = metricQueries(plan, scope, window);
  const names = [...queries.keys()];
  const found = await services.metricValues([...queries.values()], window);
  const values = (arm: Arm, name: string): readonly number[] =>
    found[names.indexOf(`${arm} ${name}`)] ?? [];
  const total = (arm: Arm, name: string): number =>
    values(arm, name).reduce((sum, value) => sum + value, 0);
  const tooFew = (name: string, n: number): CheckReport | undefined =>
    missing(plan, scope, name, n);
  return [
    ...rates(plan, scope, total, tooFew),
    ...durations(plan, values, (name) => tooFew(name, total('target', 'Invocations'))),
    ...customs(plan, values),
  ];
}

type Total = (arm: Arm, name: string) => number;
type Values = (arm: Arm, name: string) => readonly number[];

function rates(
  { errors, throttles }: VersionMetricsPlan,
  { currentVersion }: Scope,
  total: Total,
  tooFew: (name: string, n: number) => CheckReport | undefined,
): CheckReport[] {
  const judged = (name: string, verb: string, limit: string, of: (arm: Arm) => Counted) => {
    const full = name + limit.replaceAll(/\s/g, '');
    const current = currentVersion === undefined ? undefined : of('current');
    const rate = { name: full, verb, share: parseRate(limit), alpha: alphaOfLook };
    return tooFew(full, of('target').n) ?? judgeRate(rate, of('target'), current);
  };
  const failed = (arm: Arm): Counted => ({
    hits: total(arm, 'Errors'),
    n: total(arm, 'Invocations'),
  });
  // A throttled call is not an invocation.
  const throttled = (arm: Arm): Counted => ({
    hits: total(arm, 'Throttles'),
    n: total(arm, 'Throttles') + total(arm, 'Invocations'),
  });
  return [
    ...(errors === undefined ? [] : [judged('errors', 'failed', errors, failed)]),
    ...(throttles === undefined
      ? []
      : [judged('throttles', 'were throttled', throttles, throttled)]),
  ];
}

function durations(
  { duration }: VersionMetricsPlan,
  values: Values,
  tooFew: (name: string) => CheckReport | undefined,
): CheckReport[] {
  if (duration === undefined) return [];
  const limit = parseStatistic(duration);
  const name = `duration ${limit.text}`;
  return [tooFew(name) ?? judged(name, limit, 'Duration', values)];
}

function customs(
  { metrics = [], insufficientData }: VersionMetricsPlan,
  values: Values,
): CheckReport[] {
  return metrics.map(({ metricName, limit }, index) => {
    const report = judged(
      `${metricName} ${limit}`,
      parseStatistic(limit),
      `custom ${index}`,
      values,
    );
    return report.outcome === 'inconclusive'
      ? { ...report, outcome: outcomeOf(insufficientData) }
      : report;
  });
}

function judged(name: string, limit: StatisticLimit, key: string, values: Values): CheckReport {
  const compared = { target: values('target', key), current: values('current', key) };
  const without = compared.target.length === 0 ? 'the new version' : 'the version in production';
  return (
    judgeStatistic(name, limit, compared) ?? {
      name,
      outcome: 'inconclusive',
      message: `CloudWatch has no data of ${without}`,
      durationMs: 0,
    }
  );
}

/** The report if a version was called too seldom; `undefined` if it was called often enough. */
function missing(
  { minInvocations = defaultMinInvocations, insufficientData }: VersionMetricsPlan,
  { targetVersion, deployment }: Scope,
  name: string,
  n: number,
): CheckReport | undefined {
  if (n >= minInvocations) return undefined;
  const configName = deployment?.configName ?? '';
  const why = configName.endsWith('AllAtOnce')
    ? `${configName} gives it none`
    : 'nobody called the alias meanwhile, or all traffic shifted at once';
  const message =
    n === 0
      ? `CloudWatch has no calls of version ${targetVersion} by ExecutedVersion, which Lambda emits only while the alias has weights: ${why}`
      : `${n} calls, fewer than minInvocations (${minInvocations})`;
  return {
    name,
    outcome: outcomeOf(insufficientData),
    message,
    measurements: { n },
    durationMs: 0,
  };
}
