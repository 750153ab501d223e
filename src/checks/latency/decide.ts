import type { CheckReport, Outcome } from '../check.ts';
import type { Invocation } from '../invocation.ts';
import { binomialAtLeast, binomialAtMost } from '../statistics/binomial.ts';
import { ascending, mean, percentile } from '../statistics/percentile.ts';
import type { Threshold } from './threshold.ts';

/** Decides one threshold from the calls that were made, at 95 % confidence where it is proven. */
export function decide(threshold: Threshold, samples: readonly Invocation[]): CheckReport {
  const answered = samples.filter((one) => one.functionError === undefined);
  const times = ascending(answered.map((one) => one.report?.durationMs ?? one.wallMs));
  const { outcome, actual } = decided(threshold, samples, times);
  const shown = actual === undefined ? 'nothing' : String(Math.round(actual * 100) / 100);
  return {
    name: threshold.text,
    outcome,
    message: `${threshold.text}: ${outcome}, measured ${shown}`,
    expected: threshold.text,
    ...(actual !== undefined && { actual }),
    durationMs: 0,
  };
}

interface Decided {
  outcome: Outcome;
  actual?: number;
}

function decided(threshold: Threshold, samples: readonly Invocation[], times: number[]): Decided {
  if (threshold.relative !== undefined) return { outcome: 'errored' };
  if (threshold.figure === 'errors') {
    const errors = samples.filter((one) => one.functionError !== undefined).length;
    const share = shareOf(threshold);
    return {
      outcome: proven(errors, samples.length, share),
      actual: (errors / samples.length) * 100,
    };
  }
  if (times.length === 0) return { outcome: 'errored' };
  if (threshold.figure === 'p') {
    const over = times.filter((time) => !meets(time, threshold)).length;
    const share = shareOf(threshold);
    return { outcome: proven(over, times.length, share), actual: percentile(times, 1 - share) };
  }
  const actual = observed(threshold, samples, times);
  if (actual === undefined || Number.isNaN(actual)) return { outcome: 'skipped' };
  return { outcome: meets(actual, threshold) ? 'passed' : 'failed', actual };
}

function shareOf({ overShare }: Threshold): number {
  return overShare === undefined ? 0 : overShare.numerator / overShare.denominator;
}

function proven(over: number, n: number, share: number): Outcome {
  if (binomialAtMost(over, n, share) <= 0.05) return 'passed';
  return binomialAtLeast(over, n, share) <= 0.05 ? 'failed' : 'inconclusive';
}

function observed(
  { figure }: Threshold,
  samples: readonly Invocation[],
  times: readonly number[],
): number | undefined {
  const reports = samples.flatMap((one) => one.report ?? []);
  const largest = (values: readonly (number | undefined)[]) => {
    const known = values.filter((value) => value !== undefined);
    return known.length === 0 ? undefined : Math.max(...known);
  };
  switch (figure) {
    case 'avg':
      return mean(times);
    case 'min':
      return times[0];
    case 'max':
      return times.at(-1);
    case 'init':
      return largest(reports.map((report) => report.initDurationMs));
    case 'billed':
      return largest(reports.map((report) => report.billedDurationMs));
    case 'memory':
      return largest(reports.map((report) => report.maxMemoryUsedMb));
    default:
      return undefined;
  }
}

function meets(value: number, { operator, limit }: Threshold): boolean {
  switch (operator) {
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
  }
}
