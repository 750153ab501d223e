import { Number, Object } from '../../lib/primordials.ts';
import type { Steps } from '../../lib/steps.ts';
import { twoDecimals } from '../../lib/twoDecimals.ts';
import type { CheckReport, CheckResult, Measurements } from '../../model/check.ts';
import { isFailure, worstOutcome } from '../combinators/worstOf.ts';
import { histogramOf } from '../statistics/histogram.ts';
import { ascending, largest, mean, percentile } from '../statistics/percentile.ts';
import type { Judged } from './budgetJudge.ts';
import { warmTimes, type Sample } from './sample.ts';
import type { Taken } from './takeSamples.ts';

/** The result of a budget: one nested report for each threshold, and the worst of them decides. */
export function* budgetResult(
  judged: readonly Judged[],
  taken: Pick<Taken, 'samples' | 'calls'>,
  what: string,
): Steps<CheckResult> {
  const { samples } = taken;
  const checks = judged.map(reportOf);
  const deciding = checks.filter(({ advisory }) => advisory !== true);
  const counting = deciding.length > 0 ? deciding : checks;
  const outcome = worstOutcome(counting);
  const verdicts = counting
    .filter((one) => !isFailure(outcome) || one.outcome === outcome)
    .map(({ name, message }) => `${name} ${message ?? ''}`);
  const warnings = checks
    .filter((one) => deciding.length > 0 && one.advisory === true && isFailure(one.outcome))
    .map(({ name, message }) => `warning: ${name} ${message ?? ''}`);
  yield samples.length;
  const histogram = histogramOf(warmTimes(samples, 'target'));
  yield samples.length;
  const measurements = yield* measurementsOf(taken);
  return {
    outcome,
    message: [`${what}, ${samples.length} calls`, ...verdicts, ...warnings, ...notes(samples)].join(
      '; ',
    ),
    ...(isFailure(outcome) && {
      expected: counting.filter(({ outcome: one }) => one === outcome).map(({ name }) => name),
      actual: Object.fromEntries(counting.map(({ name, actual }) => [name, actual])),
    }),
    measurements,
    ...(histogram !== undefined && { histogram }),
    checks,
  };
}

function reportOf({ planned, decision }: Judged): CheckReport {
  const { outcome, message, n } = decision;
  const { text, relative } = planned.threshold;
  // Compared with a version that took no time at all, a difference is not a number.
  const actual = Number.isFinite(decision.actual) ? decision.actual : undefined;
  return {
    name: text,
    ...(planned.isWarning && { advisory: true }),
    outcome,
    message,
    expected: text,
    ...(actual !== undefined && { actual: twoDecimals(actual) }),
    basis: planned.basis,
    measurements: {
      n,
      ...(relative === '%' && actual !== undefined && { differencePercent: twoDecimals(actual) }),
    },
    durationMs: 0,
  };
}

/** What a reader should know about the origin of the figures. */
function notes(samples: readonly Sample[]): string[] {
  const throttles = samples.reduce((sum, one) => sum + one.throttles, 0);
  const fromWall = samples.filter((one) => one.fromWall).length;
  const lost = samples.filter((one) => one.lost === true).length;
  return [
    ...(throttles > 0 ? [`throttled ${throttles} times`] : []),
    ...(fromWall > 0
      ? [`${fromWall} calls had no REPORT line: their times come from the hook's own clock`]
      : []),
    ...(lost > 0 ? [`${lost} calls were not answered, because their connection broke`] : []),
  ];
}

function* measurementsOf({
  samples,
  calls,
}: Pick<Taken, 'samples' | 'calls'>): Steps<Measurements> {
  const cold = samples.flatMap(({ arm, initMs }) => (arm === 'target' ? (initMs ?? []) : []));
  const sum = (count: (one: Sample) => number) => samples.reduce((all, one) => all + count(one), 0);
  yield samples.length;
  const target = spread(warmTimes(samples, 'target'));
  yield samples.length;
  const current =
    samples.some(({ arm }) => arm === 'current') && prefixed(spread(warmTimes(samples, 'current')));
  yield samples.length;
  return {
    ...target,
    calls,
    ...current,
    coldStarts: cold.length,
    lost: sum(({ lost }) => (lost === true ? 1 : 0)),
    ...(cold.length > 0 && { maxInitMs: twoDecimals(largest(cold)) }),
    errors: sum(({ arm, failed }) => (failed && arm === 'target' ? 1 : 0)),
    throttles: sum(({ throttles }) => throttles),
    wallClockSamples: sum(({ fromWall }) => (fromWall ? 1 : 0)),
  };
}

function spread(values: readonly number[]): Measurements {
  const sorted = ascending(values);
  if (sorted.length === 0) return { n: 0 };
  const at = (share: number) => twoDecimals(percentile(sorted, share));
  return {
    n: sorted.length,
    avgMs: twoDecimals(mean(sorted)),
    p50Ms: at(0.5),
    p90Ms: at(0.9),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    maxMs: twoDecimals(sorted.at(-1) ?? Number.NaN),
  };
}

function prefixed(measurements: Measurements): Measurements {
  return Object.fromEntries(
    Object.entries(measurements).map(([key, value]) => [
      `baseline${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      value,
    ]),
  );
}
