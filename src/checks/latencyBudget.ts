import type { Check } from '../model/check.ts';
import { expectKind, type AnswerPredicate, type ExpectedAnswer } from './answer/expectation.ts';
import { invocationKind, type InvocationOptions } from './invocation/invocationOptions.ts';
import type { PlannedThreshold } from './latency/decision.ts';
import { mostMaxSamples, mostSamples } from './latency/interimLooks.ts';
import { measureBudget } from './latency/measureBudget.ts';
import { planThresholds, type ThresholdsOption } from './latency/planThresholds.ts';
import { checkFactory, type CheckFactory } from './options/checkFactory.ts';
import {
  either,
  flag,
  integer,
  listOf,
  matching,
  number,
  object,
  oneOf,
  required,
  titled,
} from './options/kinds.ts';
import type { OptionalKind } from './options/optionKind.ts';
import { OptionMistakes, type OptionMistake } from './options/optionMistake.ts';
import { markProof } from './run/statisticalProof.ts';

/** The largest look at a p95 that is relative; that at an absolute one has 720 calls. */
const defaultMaxSamples = 800;

/** Options of {@link latencyBudget}. */
export interface LatencyBudgetOptions extends InvocationOptions {
  /**
   * The thresholds that must be met: `['p(95)<300', 'errors<5%']`. In two levels, only `fail`
   * decides: `{ warn: ['p(95)<200'], fail: ['p(95)<300'] }`. Without a threshold on `errors` that
   * decides, no call may fail.
   */
  thresholds: ThresholdsOption;
  /**
   * How many warm calls of each version are made; at least 100 for `avg`, 72 for a relative p95.
   * @default `'auto'`: as many as it takes to decide, within `maxSamples` and the time left
   */
  samples?: number | 'auto';
  /**
   * The most warm calls of each version that `'auto'` makes.
   * @default 800
   */
  maxSamples?: number;
  /**
   * How many calls are made at the same time, which is how many execution environments are sampled.
   * @default `'auto'`: 4 to 10, and up to 50 if the calls do not fit into the time left
   */
  concurrency?: number | 'auto';
  /**
   * How many calls of each version each of these makes before its calls count.
   * @default 1; with a relative threshold 5
   */
  warmUp?: number;
  /**
   * What every answer must be, as for `smokeInvoke`; one that is not is a failed call.
   * @default no FunctionError, no status code of 500 or more, no `batchItemFailures`
   */
  expect?: ExpectedAnswer | AnswerPredicate;
  /**
   * How many calls are started per second at most.
   * @default as fast as they are answered
   */
  rate?: number;
  /**
   * The true difference that a relative threshold must not pass.
   * @default 2.5 times the tolerance
   */
  minDetectableEffect?: `${'+' | ''}${number}${'%' | 'ms' | 's'}`;
}

/* @__NO_SIDE_EFFECTS__ */
function thresholdsKind(): OptionalKind {
  const long = object<{ threshold: string; abortOnFail?: boolean }>({
    threshold: required(matching('', 'a text')),
    abortOnFail: flag(),
  });
  const threshold = titled(
    "a threshold such as 'p(95)<300' or { threshold, abortOnFail? }",
    either(matching('', 'a text'), long),
  );
  const list = listOf(threshold, 'a list of thresholds', 1);
  const levels = object<{ warn?: unknown; fail?: unknown }>({ warn: list, fail: list });
  return titled('a list of thresholds, or { warn?, fail? } with lists of thresholds', {
    ...either(list, levels),
    minProperties: 1,
  });
}

/**
 * The time that the function takes stays within limits, by Lambda's own REPORT line. Every
 * threshold is proven (`p(N)`, `med`, `errors`), estimated without a guarantee (`avg`) or observed
 * (`min`, `max`, `init`, `billed`, `memory`), and the record says which in `basis`. Cold starts and the calls
 * that warm a connection do not count as samples; they are made on top.
 * IAM: `lambda:InvokeFunction` on the version or alias, and on the version in production if a
 * threshold is relative to it.
 *
 * ```ts
 * latencyBudget({ payload: { path: '/health' }, thresholds: ['p(95)<300', 'errors<5%'] })
 * ```
 */
export const latencyBudget: CheckFactory<LatencyBudgetOptions> = checkFactory({
  name: 'latencyBudget',
  iam: ['lambda:InvokeFunction'],
  options: object<LatencyBudgetOptions, InvocationOptions>(
    {
      thresholds: required(thresholdsKind()),
      samples: titled(
        "'auto' or a whole number from 1 to 100,000",
        either(integer(1, mostSamples), oneOf('auto')),
      ),
      maxSamples: integer(1, mostMaxSamples),
      concurrency: titled(
        "'auto' or a whole number from 1 to 1,000",
        either(integer(1, 1_000), oneOf('auto')),
      ),
      warmUp: integer(1, 1_000),
      expect: expectKind,
      rate: number({ exclusiveMinimum: 0 }, 'a number above 0'),
      minDetectableEffect: matching(
        '^(?=.*[1-9])\\s*\\+?\\s*\\d+(\\.\\d+)?\\s*(%|ms|s)\\s*$',
        "a difference such as '+25%' or '+50ms'",
      ),
    },
    invocationKind,
  ),
  make: (options) => budget(options, planOf(options)),
});

function budget(
  options: LatencyBudgetOptions,
  planned: readonly PlannedThreshold[],
): Omit<Check, 'name'> {
  const run: Check['run'] = (context) => measureBudget(options, planned, context);
  // If every threshold only warns, nothing decides, and the hook says so.
  if (planned.every(({ isWarning }) => isWarning)) return { run, advisory: true };
  const proves = planned.some(({ basis, isWarning }) => basis !== 'observed' && !isWarning);
  return markProof({ run }, proves);
}

function planOf(options: LatencyBudgetOptions): PlannedThreshold[] {
  const { thresholds, samples = 'auto', maxSamples, minDetectableEffect, version } = options;
  const mistakes: OptionMistake[] = [];
  if (samples !== 'auto' && maxSamples !== undefined) {
    const why = 'is only for samples: \'auto\'; "samples" is a number';
    mistakes.push({ pointer: '/maxSamples', why });
  }
  const size = { samples, maxSamples: maxSamples ?? defaultMaxSamples };
  const planned = planThresholds({ thresholds, ...size, minDetectableEffect });
  const isRelative = planned.some(({ threshold }) => threshold.relative !== undefined);
  if (isRelative && version === 'current') {
    const why = "is 'current'; relative thresholds compare with that version";
    mistakes.push({ pointer: '/version', why });
  }
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  return planned;
}
