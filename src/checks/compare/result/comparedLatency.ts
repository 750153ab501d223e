import { Number } from '../../../lib/primordials.ts';
import { twoDecimals } from '../../../lib/twoDecimals.ts';
import type { CheckReport, Outcome } from '../../../model/check.ts';
import type { Arm, Sample } from '../../latency/sample.ts';
import { momentsOf, ratioBounds } from '../../statistics/meanBounds.ts';

/** Fewer calls of the new version say nothing about its mean. */
export const leastTimes = 24;

/** Each bound of the mean is wrong with about this chance. */
const alpha = 0.05;

/** As in a latency budget: a slowdown so many times the tolerance must be ruled out. */
const detectable = 2.5;

/**
 * Judges the mean time of the new version relative to the old one, by the calls that were made for the
 * comparison. It is an estimate without a guarantee, like `avg` of a latency budget.
 */
export function latencyReport(limit: string, samples: readonly Sample[]): CheckReport {
  const tolerance = Number(limit.replace(/[+%\s]/g, ''));
  const onOwnClock = samples.some(({ fromWall }) => fromWall);
  const [now, old] = (['target', 'current'] as const).map((arm) =>
    momentsOf(timesOf(arm, samples, onOwnClock)),
  );
  const name = `latency ${limit}`;
  const n = now?.n ?? 0;
  if (now === undefined || old === undefined || n < leastTimes || old.n < leastTimes) {
    const message = `not estimated: ${n} warm calls of the new version and ${old?.n ?? 0} of the old one; at least ${leastTimes} of each are needed, so name more events or "rounds", or give the hook more time`;
    return { name, outcome: 'inconclusive', message, basis: 'estimated', durationMs: 0 };
  }
  const bounds = ratioBounds(now, old, alpha);
  const percent = (ratio: number): number => twoDecimals((ratio - 1) * 100);
  const [actual, lower, upper] = [now.mean / old.mean, bounds.lower, bounds.upper].map(percent);
  const isWithin =
    (actual ?? Infinity) <= tolerance && (upper ?? Infinity) < tolerance * detectable;
  const outcome: Outcome =
    (lower ?? 0) > tolerance ? 'failed' : isWithin ? 'passed' : 'inconclusive';
  const clock = onOwnClock ? " on the hook's own clock" : '';
  return {
    name,
    outcome,
    message: `estimated, without a guarantee: ${signed(actual)}, between ${signed(lower)} and ${signed(upper)}, from ${n} calls of the new version and ${old.n} of the old one${clock}; it must be within +${tolerance} %, and ${signed(tolerance * detectable)} ruled out`,
    expected: limit,
    ...(Number.isFinite(actual) && { actual }),
    basis: 'estimated',
    measurements: { n, avgMs: twoDecimals(now.mean), baselineAvgMs: twoDecimals(old.mean) },
    durationMs: 0,
  };
}

const signed = (percent: number | undefined): string =>
  percent === undefined ? 'unknown' : `${percent > 0 ? '+' : ''}${percent} %`;

/** The times of warm calls that did not fail, without the first call, which opens a connection. */
function timesOf(arm: Arm, samples: readonly Sample[], onOwnClock: boolean): number[] {
  return samples
    .filter((one) => one.arm === arm)
    .slice(1)
    .filter(({ kind, failed }) => kind === 'warm' && !failed)
    .map(({ ms, wallMs }) => (onOwnClock ? wallMs : ms));
}
