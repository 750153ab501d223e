import { Math } from '../../lib/primordials.ts';
import { inUnit, tooFew, type Decider, type Decision, type PlannedThreshold } from './decision.ts';
import { incrementalReader } from './incrementalReader.ts';
import { warmTime, type Sample } from './sample.ts';
import type { Figure } from './scanThreshold.ts';
import type { Threshold } from './threshold.ts';

/**
 * Decides `min`, `max`, `init`, `billed` and `memory` by what was seen, and claims no more than
 * that. One value over the limit of a largest figure is enough to fail.
 */
export function observedDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const [size] = looks.sizes;
  const warm = incrementalReader((sample) => warmTime(sample, 'target'));
  const unreported = incrementalReader(
    ({ arm, fromWall }) => (arm === 'target' && fromWall) || undefined,
  );
  const values = incrementalReader((sample) => valueOf(threshold, sample));
  const beyond = incrementalReader((sample) => isBeyond(threshold, valueOf(threshold, sample)));
  const missing = (samples: readonly Sample[]) => Math.max(0, (size ?? 0) - warm(samples).length);
  return {
    planned,
    missing,
    decide: (samples, end) => {
      const seen = () => observed(threshold, values(samples), unreported(samples).length);
      if (beyond(samples).length > 0) return seen();
      if (size === undefined) return cutShort(seen(), `it ${tooFew(planned)}`);
      if (missing(samples) === 0) return seen();
      return end === undefined ? undefined : cutShort(seen(), end);
    },
  };
}

/** What a call contributes to the figure. A call that failed is none of the times, unless too long. */
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
      const isSlow = sample.kind === 'warm' && isBeyond(threshold, sample.ms);
      return isSlow ? sample.ms : warmTime(sample, 'target');
    }
  }
}

/** `true` for a value that is enough to break the limit of a largest figure. */
function isBeyond(threshold: Threshold, value: number | undefined): true | undefined {
  const isLargest = threshold.figure !== 'min' && threshold.operator.startsWith('<');
  return (isLargest && value !== undefined && !meets(threshold, value)) || undefined;
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

function observed(threshold: Threshold, values: readonly number[], unreported: number): Decision {
  const { figure } = threshold;
  const base = { basis: 'observed', n: values.length } as const;
  if (values.length === 0) return { ...base, ...unseen(figure, unreported) };
  const actual = figure === 'min' ? Math.min(...values) : Math.max(...values);
  const unit = figure === 'memory' ? 'MB' : 'ms';
  const message = `observed: ${inUnit(actual, unit)} in ${values.length} calls`;
  return { ...base, outcome: meets(threshold, actual) ? 'passed' : 'failed', actual, message };
}

/** No cold start is nothing wrong; no report where there should be one cannot be believed. */
function unseen(figure: Figure, unreported: number): Pick<Decision, 'outcome' | 'message'> {
  if (figure === 'init' && unreported === 0) {
    return { outcome: 'skipped', message: 'no call was a cold start' };
  }
  if (figure === 'min' || figure === 'max') {
    return { outcome: 'inconclusive', message: 'not observed: no warm call succeeded' };
  }
  return { outcome: 'errored', message: 'not observed: no log tail had a REPORT line with it' };
}

function cutShort(seen: Decision, end: string): Decision {
  const outcome = seen.outcome === 'errored' ? 'errored' : 'inconclusive';
  return { ...seen, outcome, message: `${seen.message}: ${end}` };
}
