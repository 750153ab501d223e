import { Math } from '../../../lib/primordials.ts';
import { inUnit, type Decider, type Decision, type PlannedThreshold } from '../decision.ts';
import { largest, smallest } from '../../statistics/percentile.ts';
import { describeMissingLooks } from '../interimLooks.ts';
import { warmTime, type Sample } from '../sample.ts';
import type { Figure } from '../scanThreshold.ts';
import type { Threshold } from '../threshold.ts';
import { incrementalCounter, incrementalReader } from './incrementalReader.ts';

/**
 * Decides `min`, `max`, `init`, `billed` and `memory` by the values that were seen, and claims no
 * more than that. A single value is enough to exceed an upper limit.
 */
export function observedDecider({ threshold, looks }: PlannedThreshold): Decider {
  const [size] = looks.sizes;
  const warm = incrementalReader((sample) => warmTime(sample, 'target'));
  const withoutReport = incrementalCounter(({ arm, fromWall }) => arm === 'target' && fromWall);
  const values = incrementalReader((sample) => valueOf(threshold, sample));
  const exceeding = incrementalCounter((sample) =>
    exceedsUpperLimit(threshold, valueOf(threshold, sample)),
  );
  const missing = (samples: readonly Sample[]) => Math.max(0, (size ?? 0) - warm(samples).length);
  return {
    missing,
    *decide(samples, end) {
      const hasEnough = exceeding(samples) > 0 || (size !== undefined && missing(samples) === 0);
      if (!hasEnough && size !== undefined && end === undefined) return undefined;
      const seen = observed(threshold, values(samples), withoutReport(samples));
      yield samples.length;
      if (hasEnough) return seen;
      return cutShort(seen, size === undefined ? `it ${describeMissingLooks(looks)}` : (end ?? ''));
    },
  };
}

/**
 * What a call contributes to the figure. The time of a failed call does not count, unless it
 * exceeds the limit: a timeout is slow.
 */
function valueOf(threshold: Threshold, sample: Sample): number | undefined {
  if (sample.arm !== 'target') return undefined;
  switch (threshold.figure) {
    case 'init':
      return sample.initMs;
    case 'memory':
      return sample.memoryMb;
    case 'billed':
      return sample.kind === 'warm' ? sample.billedMs : undefined;
    default: {
      const isSlow = sample.kind === 'warm' && exceedsUpperLimit(threshold, sample.ms);
      return isSlow ? sample.ms : warmTime(sample, 'target');
    }
  }
}

function exceedsUpperLimit(threshold: Threshold, value: number | undefined): boolean {
  const isUpperLimit = threshold.figure !== 'min' && threshold.operator.startsWith('<');
  return isUpperLimit && value !== undefined && !meets(threshold, value);
}

function meets({ operator, limit }: Threshold, value: number): boolean {
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

function observed(
  threshold: Threshold,
  values: readonly number[],
  withoutReport: number,
): Decision {
  const { figure } = threshold;
  const n = values.length;
  if (n === 0) return { ...unseen(figure, withoutReport), n };
  const actual = figure === 'min' ? smallest(values) : largest(values);
  const unit = figure === 'memory' ? 'MB' : 'ms';
  const message = `observed: ${inUnit(actual, unit)} in ${n === 1 ? '1 call' : `${n} calls`}`;
  return { outcome: meets(threshold, actual) ? 'passed' : 'failed', actual, n, message };
}

/** No cold start is fine, but only if REPORT lines could have shown one. */
function unseen(figure: Figure, withoutReport: number): Pick<Decision, 'outcome' | 'message'> {
  if (figure === 'init' && withoutReport === 0) {
    return { outcome: 'skipped', message: 'no call was a cold start' };
  }
  if (figure === 'min' || figure === 'max') {
    return { outcome: 'inconclusive', message: 'not observed: no warm call succeeded' };
  }
  return { outcome: 'errored', message: 'not observed: no REPORT line in the log tails shows it' };
}

function cutShort(seen: Decision, end: string): Decision {
  const outcome = seen.outcome === 'errored' ? 'errored' : 'inconclusive';
  return { ...seen, outcome, message: `${seen.message}: ${end}` };
}
