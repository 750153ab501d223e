import { Number } from '../../lib/primordials.ts';
import { OptionMistakes, type OptionMistake } from '../options/optionMistake.ts';
import type { PlannedThreshold } from './decision.ts';
import { interimLooksFor, type SampleSize } from './interimLooks.ts';
import { basisOf, parseThreshold, type Threshold } from './threshold.ts';

/** A threshold: its text, or the long form of k6. */
export type ThresholdOption =
  | string
  | {
      /** The text, such as `p(95)<300`. */
      readonly threshold: string;
      /**
       * As soon as it has failed, calls in flight are not waited for either.
       * @default `false`
       */
      readonly abortOnFail?: boolean;
    };

/** All of a list decide; those under `warn` are in the record and do not. */
export type ThresholdsOption =
  | readonly ThresholdOption[]
  | {
      /** They are measured and shown, and do not decide. */
      readonly warn?: readonly ThresholdOption[];
      /** They decide. */
      readonly fail?: readonly ThresholdOption[];
    };

/** What decides how thresholds are looked at. */
export interface PlanOptions extends SampleSize {
  readonly thresholds: ThresholdsOption;
  readonly minDetectableEffect: string | undefined;
}

/** The default minimum detectable effect, as a multiple of the tolerance. */
const minDetectableEffectFactor = 2.5;

/** Parses and plans all thresholds. Throws {@link OptionMistakes} with all their mistakes. */
export function planThresholds(options: PlanOptions): PlannedThreshold[] {
  const { thresholds } = options;
  const failPointer = 'length' in thresholds ? '/thresholds' : '/thresholds/fail';
  const levels = 'length' in thresholds ? { fail: thresholds } : thresholds;
  const {
    warn = [],
    fail = [],
  }: { warn?: readonly ThresholdOption[]; fail?: readonly ThresholdOption[] } = levels;
  const mistakes: OptionMistake[] = [];
  const planOf = (
    option: ThresholdOption,
    pointer: string,
    isWarning: boolean,
  ): PlannedThreshold[] => {
    const { threshold: text, abortOnFail = false } =
      typeof option === 'string' ? { threshold: option } : option;
    const read = parseThreshold(text);
    if ('mistake' in read) {
      const why = `is "${text}", column ${read.column}: ${read.mistake}`;
      mistakes.push({ pointer, why });
      return [];
    }
    if (isWarning && abortOnFail) {
      const why = 'has no effect: the threshold only warns';
      mistakes.push({ pointer: `${pointer}/abortOnFail`, why });
    }
    const { threshold } = read;
    const minDetectableEffect = minDetectableEffectOf(
      threshold,
      options.minDetectableEffect,
      mistakes,
    );
    const basis = basisOf(threshold);
    return [
      {
        threshold,
        basis,
        looks: interimLooksFor(threshold, basis, options),
        isWarning,
        abortOnFail,
        minDetectableEffect,
      },
    ];
  };
  const planned = [
    ...fail.flatMap((option, at) => planOf(option, `${failPointer}/${at}`, false)),
    ...warn.flatMap((option, at) => planOf(option, `/thresholds/warn/${at}`, true)),
  ];
  const unused =
    options.minDetectableEffect !== undefined &&
    mistakes.length === 0 &&
    planned.every(({ threshold }) => threshold.relative === undefined);
  if (unused) {
    const why = 'needs a relative threshold';
    mistakes.push({ pointer: '/minDetectableEffect', why });
  }
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  return planned;
}

/** Reads `minDetectableEffect`: the number and its unit. */
function parseDifference(text: unknown): { amount: number; unit: '%' | 'ms' } | undefined {
  if (typeof text !== 'string') return undefined;
  const [, amount, unit] = /^\s*\+?\s*(\d+(?:\.\d+)?)\s*(%|ms|s)\s*$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0) return undefined;
  if (unit === 's') return { amount: Number(amount) * 1_000, unit: 'ms' };
  return { amount: Number(amount), unit: unit === '%' ? '%' : 'ms' };
}

function minDetectableEffectOf(
  { text, limit, relative }: Threshold,
  option: string | undefined,
  mistakes: OptionMistake[],
): number {
  const given = parseDifference(option);
  if (relative === undefined || given === undefined) return limit * minDetectableEffectFactor;
  if (given.unit !== relative || given.amount <= limit) {
    mistakes.push({
      pointer: '/minDetectableEffect',
      given: option,
      expected: `more than the tolerance of "${text}", in the same unit`,
    });
  }
  return given.amount;
}
