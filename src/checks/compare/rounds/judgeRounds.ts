import { Map, Set } from '../../../lib/primordials.ts';
import type { Mismatch } from '../../answer/mismatch.ts';
import type { AnswerPaths, PathValue } from '../answers/flattenAnswer.ts';
import { shownDifference } from '../answers/shownDifference.ts';
import { maskedValues, type MaskedValues } from './maskedValues.ts';
import type { PathRule } from '../answers/pathRules.ts';

/** The answers of one round: the version in production twice, the new version once. */
export interface Round {
  readonly old: readonly [AnswerPaths, AnswerPaths];
  readonly now: AnswerPaths;
}

/**
 * What the rounds so far say of one property of a path. `different`: in every round the two old
 * answers agreed and the new one did not. `same`: all agreed in one round. `noise`: the old answers
 * disagreed in one round before that. Only `different` can change.
 */
export type Finding = 'different' | 'same' | 'noise';

/** What the rounds so far say of one path. */
export interface JudgedPath {
  /** With list items as `*`. */
  readonly path: string;
  /** `masked`: by default, whatever its values. */
  readonly value: Finding | 'masked';
  /** Its presence and type; also of a path whose value is masked. */
  readonly kind: Finding;
  /** What the first round found, as long as the path is different in its value or its kind. */
  readonly evidence?: Evidence | undefined;
  readonly isLeaf: boolean;
  /** Each version has given the same value in all rounds, as long as they are different. */
  readonly isFixed: boolean;
  /** What is known of the values that are noise. */
  readonly masked?: MaskedValues | undefined;
}

/**
 * What is remembered of a difference: little, because there may be thousands of differences in answers of
 * 6 MB.
 */
export interface Evidence {
  /** The first place that differs, with excerpts of both values. */
  readonly shown: Mismatch;
  readonly kinds: { readonly old: string; readonly now: string };
  /** Both versions have as many values there, and at least one. */
  readonly isPaired: boolean;
}

/** Judges the rounds of one event. */
export interface RoundJudge {
  observe(round: Round): void;
  /** How many tests still say `different`: two for each path, its value and its kind. */
  undecided(): number;
  /** Whether a value is noise. */
  hasNoise(): boolean;
  rounds(): number;
  /** How many paths there are. */
  size(): number;
  paths(): readonly JudgedPath[];
}

const absent: PathValue = { kinds: 'missing', print: 'missing', first: [], isLeaf: false };

/** The most paths with noise whose values are remembered. */
const mostRemembered = 200;

/** What later rounds are compared with. */
type Compared = Pick<PathValue, 'kinds' | 'print' | 'numbers'>;

type Changing = { -readonly [Key in keyof JudgedPath]: JudgedPath[Key] } & {
  before?: { readonly old: Compared; readonly now: Compared } | undefined;
};

/** @param ruleOf - The rule of a path. */
export function roundJudge(ruleOf: (path: string) => PathRule): RoundJudge {
  const judged = new Map<string, Changing>();
  let rounds = 0;
  let remembered = 0;
  const begin = (path: string, rule: PathRule, values: Values): void => {
    const { old, now } = values;
    const value = rule.isMasked ? 'masked' : findingOf(values, valuesAgree(rule));
    const isNoise = value === 'noise' && remembered < mostRemembered;
    if (isNoise) remembered += 1;
    const kind = findingOf(values, kindsAgree);
    judged.set(path, {
      path,
      value,
      kind,
      ...((value === 'different' || kind === 'different') && {
        evidence: evidenceOf(path, old[0], now),
        before: { old: comparedOf(old[0]), now: comparedOf(now) },
      }),
      isLeaf: [...old, now].some(({ isLeaf }) => isLeaf),
      isFixed: true,
      masked: isNoise ? maskedValues() : undefined,
    });
  };
  const proceed = (one: Changing, rule: PathRule, values: Values): void => {
    const agree = valuesAgree(rule);
    if (one.value === 'different') one.value = findingOf(values, agree);
    if (one.kind === 'different') one.kind = findingOf(values, kindsAgree);
    if (one.value !== 'different' && one.kind !== 'different') {
      [one.evidence, one.before] = [undefined, undefined];
    }
    if (one.before === undefined) return;
    one.isFixed &&= agree(values.old[0], one.before.old) && agree(values.now, one.before.now);
  };
  const observe = ({ old, now }: Round): void => {
    rounds += 1;
    const isFirst = rounds === 1;
    const paths = isFirst
      ? new Set([...old[0].keys(), ...old[1].keys(), ...now.keys()])
      : judged.keys();
    for (const path of paths) {
      const values: Values = {
        old: [old[0].get(path) ?? absent, old[1].get(path) ?? absent],
        now: now.get(path) ?? absent,
      };
      const rule = ruleOf(path);
      const known = judged.get(path);
      if (known === undefined) begin(path, rule, values);
      else proceed(known, rule, values);
      judged.get(path)?.masked?.add(values.old, values.now);
    }
  };
  const count = (test: (one: JudgedPath) => boolean) => [...judged.values()].filter(test).length;
  return {
    observe,
    undecided: () =>
      count(({ value }) => value === 'different') + count(({ kind }) => kind === 'different'),
    hasNoise: () => count(({ value }) => value === 'noise') > 0,
    rounds: () => rounds,
    size: () => judged.size,
    paths: () => [...judged.values()],
  };
}

interface Values {
  readonly old: readonly [PathValue, PathValue];
  readonly now: PathValue;
}

function evidenceOf(path: string, old: PathValue, now: PathValue): Evidence {
  return {
    shown: shownDifference(path, old, now),
    kinds: { old: old.kinds, now: now.kinds },
    isPaired: old.first.length > 0 && old.first.length === now.first.length,
  };
}

const comparedOf = ({ kinds, print, numbers }: PathValue): Compared => ({
  kinds,
  print,
  ...(numbers !== undefined && { numbers }),
});

type Agree = (one: Compared, other: Compared) => boolean;

function findingOf({ old: [one, other], now }: Values, agree: Agree): Finding {
  if (!agree(one, other)) return 'noise';
  return agree(one, now) || agree(other, now) ? 'same' : 'different';
}

const kindsAgree: Agree = (one, other) => one.kinds === other.kinds;

function valuesAgree({ isNear }: PathRule): Agree {
  if (isNear === undefined) return (one, other) => one.print === other.print;
  return (one, other) => {
    const [numbers = [], others = []] = [one.numbers, other.numbers];
    return (
      one.print === other.print &&
      numbers.length === others.length &&
      numbers.every((number, at) => isNear(number, others[at] ?? number))
    );
  };
}
