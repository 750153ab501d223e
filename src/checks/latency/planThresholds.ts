import { Array, Number, Object } from '../../lib/primordials.ts';
import { OptionMistakes } from '../run/options.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { PlannedThreshold } from './decision.ts';
import { interimLooksFor, type SampleSize } from './interimLooks.ts';
import { basisOf, parseThreshold, type Threshold } from './threshold.ts';

/** A threshold: its text, or the long form of k6. */
export type ThresholdOption =
  | string
  | {
      readonly threshold: string;
      /** As soon as the threshold fails, abort the calls in flight too. Default: false. */
      readonly abortOnFail?: boolean;
    };

/** All thresholds of a list decide. Those under `warn` are only shown in the record. */
export type ThresholdsOption =
  | readonly ThresholdOption[]
  | {
      readonly warn?: readonly ThresholdOption[];
      readonly fail?: readonly ThresholdOption[];
    };

/** The options that thresholds are planned from. */
export interface PlanOptions extends SampleSize {
  readonly thresholds: ThresholdsOption;
  readonly minDetectableEffect: string | undefined;
}

/** The default minimum detectable effect, as a multiple of the tolerance. */
const minDetectableEffectFactor = 2.5;

/** What the option `thresholds` must be, for messages. */
export const thresholdsExpected =
  "a list of thresholds such as 'p(95)<300' or { threshold, abortOnFail? }, or { warn?, fail? } with such lists";

/** `true` for the shape of the option; what the texts say is looked at by {@link planThresholds}. */
export function isThresholdsOption(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isThresholdOption);
  if (!isPlainObject(value)) return false;
  const lists = Object.entries(value);
  return (
    lists.length > 0 &&
    lists.every(([level, list]) => (level === 'warn' || level === 'fail') && Array.isArray(list)) &&
    lists.some(([, list]) => (list as unknown[]).length > 0) &&
    lists.every(([, list]) => (list as unknown[]).every(isThresholdOption))
  );
}

function isThresholdOption(value: unknown): boolean {
  if (typeof value === 'string') return true;
  if (!isPlainObject(value)) return false;
  const { threshold, abortOnFail, ...unknown } = value;
  return (
    typeof threshold === 'string' &&
    (abortOnFail === undefined || typeof abortOnFail === 'boolean') &&
    Object.keys(unknown).length === 0
  );
}

/** Parses and plans all thresholds. Throws {@link OptionMistakes} with all their mistakes. */
export function planThresholds(options: PlanOptions): PlannedThreshold[] {
  const { thresholds } = options;
  const levels = 'length' in thresholds ? { fail: thresholds } : thresholds;
  const {
    warn = [],
    fail = [],
  }: { warn?: readonly ThresholdOption[]; fail?: readonly ThresholdOption[] } = levels;
  const mistakes: string[] = [];
  const planOf = (option: ThresholdOption, isWarning: boolean): PlannedThreshold[] => {
    const { threshold: text, abortOnFail = false } =
      typeof option === 'string' ? { threshold: option } : option;
    const read = parseThreshold(text);
    if ('mistake' in read) {
      mistakes.push(`threshold "${text}" of latencyBudget, column ${read.column}: ${read.mistake}`);
      return [];
    }
    if (isWarning && abortOnFail) {
      mistakes.push(
        `threshold "${text}" of latencyBudget only warns: it cannot have "abortOnFail"`,
      );
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
    ...fail.flatMap((option) => planOf(option, false)),
    ...warn.flatMap((option) => planOf(option, true)),
  ];
  const unused =
    options.minDetectableEffect !== undefined &&
    mistakes.length === 0 &&
    planned.every(({ threshold }) => threshold.relative === undefined);
  if (unused)
    mistakes.push('option "minDetectableEffect" of latencyBudget needs a relative threshold');
  if (mistakes.length > 0) throw new OptionMistakes(mistakes);
  return planned;
}

/** What `minDetectableEffect` may look like, for messages. */
export const minDetectableEffectExpected = "a difference such as '+25%' or '+50ms'";

/** Reads `minDetectableEffect`: the number and its unit. */
export function parseDifference(text: unknown): { amount: number; unit: '%' | 'ms' } | undefined {
  if (typeof text !== 'string') return undefined;
  const [, amount, unit] = /^\s*\+?\s*(\d+(?:\.\d+)?)\s*(%|ms|s)\s*$/.exec(text) ?? [];
  if (amount === undefined || Number(amount) === 0) return undefined;
  if (unit === 's') return { amount: Number(amount) * 1_000, unit: 'ms' };
  return { amount: Number(amount), unit: unit === '%' ? '%' : 'ms' };
}

function minDetectableEffectOf(
  { text, limit, relative }: Threshold,
  option: string | undefined,
  mistakes: string[],
): number {
  const given = parseDifference(option);
  if (relative === undefined || given === undefined) return limit * minDetectableEffectFactor;
  if (given.unit !== relative || given.amount <= limit) {
    mistakes.push(
      `option "minDetectableEffect" of latencyBudget is ${kindOf(option)}; ` +
        `expected more than the tolerance of "${text}", in the same unit`,
    );
  }
  return given.amount;
}
