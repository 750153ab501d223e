import { inUnit, type Decider, type Decision, type PlannedThreshold } from './decision.ts';
import { warmTimes, type Sample } from './sample.ts';
import type { Figure } from './scanThreshold.ts';
import type { Threshold } from './threshold.ts';

/**
 * Decides `min`, `max`, `init`, `billed` and `memory` by what was seen, and claims no more than
 * that. One value over the limit of a largest figure is enough to fail.
 */
export function observedDecider(planned: PlannedThreshold): Decider {
  const { threshold, looks } = planned;
  const size = looks.sizes.at(-1) ?? 0;
  const missing = (samples: readonly Sample[]) =>
    Math.max(0, size - warmTimes(samples, 'target').length);
  return {
    planned,
    missing,
    decide: (samples, end) => {
      const values = valuesOf(threshold.figure, samples);
      const isSeen = missing(samples) === 0;
      if (isSeen || isBeyond(threshold, values)) return observed(threshold, values);
      return end === undefined ? undefined : cutShort(threshold, values, end);
    },
  };
}

function valuesOf(figure: Figure, samples: readonly Sample[]): number[] {
  const calls = samples.filter(({ arm }) => arm === 'target');
  switch (figure) {
    case 'init':
      return calls.flatMap(({ initMs }) => initMs ?? []);
    case 'memory':
      return calls.flatMap(({ memoryMb }) => memoryMb ?? []);
    case 'billed':
      return calls.flatMap(({ kind, billedMs }) => (kind === 'warm' ? (billedMs ?? []) : []));
    default:
      return warmTimes(samples, 'target');
  }
}

function isBeyond(threshold: Threshold, values: readonly number[]): boolean {
  const isLargest = threshold.figure !== 'min' && threshold.operator.startsWith('<');
  return isLargest && values.some((value) => !meets(threshold, value));
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

function observed(threshold: Threshold, values: readonly number[]): Decision {
  const { figure } = threshold;
  const base = { basis: 'observed', n: values.length } as const;
  if (values.length === 0) return { ...base, ...unseen(figure) };
  const actual = figure === 'min' ? Math.min(...values) : Math.max(...values);
  const unit = figure === 'memory' ? 'MB' : 'ms';
  const message = `observed: ${inUnit(actual, unit)} in ${values.length} calls`;
  return { ...base, outcome: meets(threshold, actual) ? 'passed' : 'failed', actual, message };
}

/** No cold start is nothing wrong; no report where there should be one cannot be believed. */
function unseen(figure: Figure): Pick<Decision, 'outcome' | 'message'> {
  if (figure === 'init') return { outcome: 'skipped', message: 'no call was a cold start' };
  return { outcome: 'errored', message: 'not observed: no log tail had a REPORT line with it' };
}

function cutShort(threshold: Threshold, values: readonly number[], end: string): Decision {
  const seen = observed(threshold, values);
  return { ...seen, outcome: 'inconclusive', message: `${seen.message}: ${end}` };
}
