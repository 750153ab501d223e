import { Number } from '../lib/primordials.ts';
import type { Check } from '../model/check.ts';
import { invocationRules, type InvocationOptions } from './invocation/invocationOptions.ts';
import type { PlannedThreshold } from './latency/decision.ts';
import { measureBudget } from './latency/measureBudget.ts';
import {
  isThresholdsOption,
  parseDifference,
  planThresholds,
  thresholdsExpected,
  minDetectableEffectExpected,
  type ThresholdsOption,
} from './latency/planThresholds.ts';
import { checkWithOptions, OptionMistakes, type OptionRules } from './run/options.ts';

/** The largest look at a p95. */
const defaultMaxSamples = 720;

/** Options of {@link latencyBudget}. */
export interface LatencyBudgetOptions extends InvocationOptions {
  /**
   * All of a list must be met: `['p(95)<300', 'errors<5%']`; or two levels, of which only `fail`
   * decides: `{ warn: ['p(95)<200'], fail: ['p(95)<300'] }`. Without a threshold on `errors`
   * that decides no call may fail.
   */
  thresholds: ThresholdsOption;
  /**
   * How many warm calls of each version; for `avg` and relative thresholds 100 at least. Default: `'auto'`, as many as it takes to prove the
   * thresholds met or broken, within `maxSamples` and the time left.
   */
  samples?: number | 'auto';
  /** The most warm calls of each version that `'auto'` makes. Default: 720. */
  maxSamples?: number;
  /** Calls at the same time. Default: 1. */
  concurrency?: number;
  /** Calls started per second, at most. Default: as fast as they are answered. */
  rate?: number;
  /**
   * The true difference that a relative threshold must not pass, `'+25%'` or `'+50ms'`. Default:
   * 2.5 times its tolerance.
   */
  minDetectableEffect?: `${'+' | ''}${number}${'%' | 'ms' | 's'}`;
}

const isCountUpTo = (most: number) => (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most;

const rules: OptionRules<LatencyBudgetOptions> = {
  ...invocationRules,
  thresholds: { required: true, expected: thresholdsExpected, accepts: isThresholdsOption },
  samples: {
    expected: "'auto' or a whole number from 1 to 100,000",
    accepts: (value) => value === 'auto' || isCountUpTo(100_000)(value),
  },
  maxSamples: { expected: 'a whole number from 1 to 10,000', accepts: isCountUpTo(10_000) },
  concurrency: { expected: 'a whole number from 1 to 1,000', accepts: isCountUpTo(1_000) },
  rate: {
    expected: 'calls per second, a number above 0',
    accepts: (value) => typeof value === 'number' && value > 0 && Number.isFinite(value),
  },
  minDetectableEffect: {
    expected: minDetectableEffectExpected,
    accepts: (value) => parseDifference(value) !== undefined,
  },
};

/**
 * The time that the function itself takes stays within limits, by Lambda's own REPORT line. Every
 * threshold is proven (`p(N)`, `med`, `errors`), estimated (`avg` and relative ones) or observed
 * (`min`, `max`, `init`, `billed`, `memory`), and the record says which. Calls that warm a
 * connection up and cold starts are no part of the warm figures and come on top of the samples.
 * IAM: `lambda:InvokeFunction` on the version or alias, and on the version in production where a
 * threshold is relative to it.
 *
 * ```ts
 * latencyBudget({ payload: { path: '/health' }, thresholds: ['p(95)<300', 'errors<5%'] })
 * ```
 */
export function latencyBudget(options: LatencyBudgetOptions): Check {
  let planned: readonly PlannedThreshold[] = [];
  const check = checkWithOptions('latencyBudget', options, rules, (given) => {
    planned = planOf(given);
    return (context) => measureBudget(given, planned, context);
  });
  // Warnings alone decide nothing, and the hook says so.
  const onlyWarns = planned.length > 0 && planned.every(({ isWarning }) => isWarning);
  return onlyWarns ? { ...check, advisory: true } : check;
}

function planOf(options: LatencyBudgetOptions): PlannedThreshold[] {
  const { thresholds, samples = 'auto', maxSamples, minDetectableEffect, version } = options;
  const mistakes: string[] = [];
  if (samples !== 'auto' && maxSamples !== undefined) {
    mistakes.push(
      'option "maxSamples" of latencyBudget is for samples: \'auto\'; "samples" is a number',
    );
  }
  const size = { samples, maxSamples: maxSamples ?? defaultMaxSamples };
  const planned = planThresholds({ thresholds, ...size, minDetectableEffect });
  const isRelative = planned.some(({ threshold }) => threshold.relative !== undefined);
  if (isRelative && version === 'current') {
    mistakes.push(
      'option "version" of latencyBudget is \'current\'; relative thresholds compare with it',
    );
  }
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  return planned;
}
