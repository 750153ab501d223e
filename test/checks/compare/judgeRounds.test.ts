import { describe, expect, it } from 'vitest';
import { answerDocument } from '../../../src/checks/compare/answers/answerDocument.ts';
import {
  flattenAnswer,
  type AnswerPaths,
} from '../../../src/checks/compare/answers/flattenAnswer.ts';
import { pathRules, type PathOptions } from '../../../src/checks/compare/answers/pathRules.ts';
import { roundJudge, type Round } from '../../../src/checks/compare/rounds/judgeRounds.ts';
import { withoutPauses } from '../../../src/lib/steps.ts';
import { seededRandom } from '../../../src/lib/random.ts';

const parts = ['status', 'headers', 'body'] as const;

function flat(payload: unknown, options: PathOptions = {}): AnswerPaths {
  const document = answerDocument({ payload }, parts);
  return withoutPauses(flattenAnswer(document, pathRules(options))).paths;
}

const round = (one: unknown, other: unknown, now: unknown): Round => ({
  old: [flat(one), flat(other)],
  now: flat(now),
});

function judged(rounds: readonly Round[]) {
  const rules = pathRules({});
  const judge = roundJudge((path) => rules.of(path));
  for (const one of rounds) judge.observe(one);
  return judge;
}

/** The paths that differ in all rounds. */
const different = (rounds: readonly Round[]) =>
  judged(rounds)
    .paths()
    .filter(({ value, kind }) => value === 'different' || kind === 'different')
    .map(({ path }) => path)
    .sort();

function* permutations<T>(list: readonly T[]): Generator<T[]> {
  if (list.length <= 1) yield [...list];
  for (const [at, first] of list.entries()) {
    for (const rest of permutations(list.filter((_, other) => other !== at)))
      yield [first, ...rest];
  }
}

/** A value of any shape, often equal to another one. */
function anyValue(random: () => number, depth = 3): unknown {
  const at = Math.floor(random() * (depth > 0 ? 7 : 5));
  if (at < 5) return [0, 1, 'a', null, true][at];
  const parts = Array.from({ length: Math.floor(random() * 3) }, () => anyValue(random, depth - 1));
  return at === 5 ? parts : Object.fromEntries(parts.map((part, key) => [`m${key}`, part]));
}

describe('the rule, for answers of every shape', () => {
  const random = seededRandom(20);

  it('never calls equal functions different, in any order of the rounds', () => {
    // Noise of every kind, and one round in which all three answers agree: whatever else there is.
    for (let run = 0; run < 60; run += 1) {
      const rounds = Array.from({ length: 3 }, () =>
        round(anyValue(random), anyValue(random), anyValue(random)),
      );
      const answer = anyValue(random);
      const all = [...rounds, round(answer, answer, answer)];
      const agreed = new Set(flat(answer).keys());
      for (const order of permutations(all)) {
        expect(different(order).filter((path) => agreed.has(path))).toEqual([]);
      }
    }
  });

  it('finds the same in any order of the rounds, at paths that the first one shows', () => {
    for (let run = 0; run < 60; run += 1) {
      const shape = { a: 0, b: 0, c: 0 };
      const value = () => Math.floor(random() * 2);
      const answer = () => ({ ...shape, a: value(), b: value(), c: 7 });
      const rounds = Array.from({ length: 3 }, () =>
        round(answer(), answer(), { ...answer(), c: 8 }),
      );
      const found = [...permutations(rounds)].map(different);
      for (const one of found) expect(one).toEqual(found[0]);
      expect(found[0]).toContain('/c');
    }
  });

  it('is symmetric in presence: what one version lacks, the other one has in addition', () => {
    for (let run = 0; run < 200; run += 1) {
      const [old, now] = [anyValue(random), anyValue(random)];
      expect(different([round(old, old, now)])).toEqual(different([round(now, now, old)]));
    }
  });

  it('finds nothing between an answer and itself, and something between any two others', () => {
    for (let run = 0; run < 300; run += 1) {
      const [old, now] = [anyValue(random), anyValue(random)];
      expect(different([round(old, old, structuredClone(old))])).toEqual([]);
      const isSame = JSON.stringify(sorted(old)) === JSON.stringify(sorted(now));
      expect(different([round(old, old, now)]).length > 0).toBe(!isSame);
    }
  });

  it('calls a fair coin different in a quarter of the rounds, which is the bound', () => {
    const runs = 2_000;
    let alarms = 0;
    for (let run = 0; run < runs; run += 1) {
      const coin = () => random() < 0.5;
      if (different([round(coin(), coin(), coin())]).length > 0) alarms += 1;
    }
    // Five standard deviations.
    expect(Math.abs(alarms / runs - 1 / 4)).toBeLessThan(5 * Math.sqrt(3 / 16 / runs));
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, sorted(one)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

describe('values that are noise', () => {
  const overlap = (rounds: readonly Round[]) => judged(rounds).paths()[0]?.masked?.neverOverlap();

  it('say so if the new ones are never among old ones that repeat', () => {
    const rounds = [round('a', 'b', 'x'), round('a', 'a', 'x'), round('b', 'a', 'y')];
    expect(overlap(rounds)).toBe(true);
    expect(overlap([...rounds, round('a', 'b', 'a')])).toBe(false);
  });

  it('say nothing of ids that never repeat, nor before three rounds', () => {
    expect(overlap([round('a', 'b', 'c'), round('d', 'e', 'f'), round('g', 'h', 'i')])).toBe(false);
    expect(overlap([round('a', 'b', 'x'), round('a', 'b', 'x')])).toBe(false);
  });

  it('say so if numbers lie in ranges apart', () => {
    expect(overlap([round(1, 2, 91), round(3, 4, 92), round(5, 6, 93)])).toBe(true);
    expect(overlap([round(1, 2, 3), round(5, 4, 6), round(8, 9, 7)])).toBe(false);
  });
});
