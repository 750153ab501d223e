import { describe, expect, it } from 'vitest';
import { budgetJudge } from '../../../src/checks/latency/budgetJudge.ts';
import { callLanes } from '../../../src/checks/latency/callLanes.ts';
import { callPace } from '../../../src/checks/latency/callPace.ts';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { withoutPauses } from '../../../src/lib/steps.ts';
import { budget } from './budget.ts';
import { lognormal } from './drawTimes.ts';
import { decider, plan, warm } from './fakeSamples.ts';

/** Calls of two equal versions. */
const equal = (n: number, seed = 1): Sample[] => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, () => [
    warm(lognormal(random)),
    warm(lognormal(random), 'current'),
  ]).flat();
};

describe('a last look that decides nothing says what would', () => {
  it.each(['p(95)<=+10%', 'med<=+10%', 'avg<=+4%'])('%s: a fixed number of samples', (text) => {
    const { outcome, message } = decider(text, 100).decide(equal(100))!;
    expect(outcome).toBe('inconclusive');
    const [, more] =
      /; if the times stay the same, "samples" of about (\d+) would probably decide it$/.exec(
        message,
      ) ?? [];
    expect(Number(more)).toBeGreaterThan(100);
    // It is a prediction from these calls: twice as many decide more often than not.
    const outcomes = [1, 2, 3, 4, 5].map(
      (seed) => decider(text, 2 * Number(more)).decide(equal(2 * Number(more), seed))!.outcome,
    );
    expect(outcomes.filter((one) => one === 'passed').length).toBeGreaterThanOrEqual(3);
  });

  it('"maxSamples", if the next look would decide it', () => {
    const { outcome, message } = decider('p(95)<=+25%', 'auto', 100).decide(equal(100, 3))!;
    expect(outcome).toBe('inconclusive');
    expect(message).toMatch(/"maxSamples" of 200 would probably decide it$/);
  });

  it('avg<X: a fixed number of samples', () => {
    const wide = Array.from({ length: 400 }, (_, nth) => warm(nth % 2 === 0 ? 50 : 186));
    expect(decider('avg<120', 400).decide(wide)!.message).toMatch(
      /; if the times stay the same, "samples" of about 3\d00 would probably decide it$/,
    );
  });

  it('admits that no number of samples would', () => {
    const wide = Array.from({ length: 400 }, (_, nth) => warm(nth % 2 === 0 ? 50 : 190));
    expect(decider('avg<120', 400).decide(wide)!.message).toMatch(
      /; it is so close to the limit that not even 100000 samples would decide it$/,
    );
  });

  it('only at the last look, and not while a version still warms up', () => {
    const one = decider('p(95)<=+10%', 'auto', 200);
    const early = equal(100, 3);
    expect(one.decide(early)).toBeUndefined();
    expect(one.decide(early, 'the time ran out')!.message).not.toContain('samples');
    const falling = Array.from({ length: 100 }, (_, nth) => [
      warm(300 - 2 * nth),
      warm(100, 'current'),
    ]).flat();
    const unsteady = decider('p(95)<=+10%', 100).decide(falling)!;
    expect(unsteady.outcome).toBe('inconclusive');
    expect(unsteady.message).toContain('a larger "warmUp" may help');
    expect(unsteady.message).not.toContain('would probably decide it');
  });
});

describe('a fixed number of samples', () => {
  const over = (count: number, n: number) =>
    Array.from({ length: n }, (_, nth) => warm(nth % 10 === 3 && nth < 10 * count ? 400 : 100));

  it.each([
    // Three calls of 100 are over the limit: "p(95)>300" looks broken, "p(95)<300" looks met.
    ['p(95)>300', 3, 100, 'if this share stays the same, 336 samples would prove it broken'],
    ['p(95)<300', 3, 100, 'if this count stays the same, 153 samples would prove it'],
    ['p(95)>300', 0, 40, 'if this share stays the same, 59 samples would prove it broken'],
    ['p(95)>300', 8, 100, 'if this share stays the same, 182 samples would prove it'],
    ['p(95)<300', 8, 100, 'if this share stays the same, 182 samples would prove it broken'],
  ])('%s with %d of %d calls over the limit: %s', (text, count, n, remedy) => {
    const { outcome, message } = decider(text, n).decide(over(count, n))!;
    expect(outcome).toBe('inconclusive');
    expect(message.endsWith(`; ${remedy}`)).toBe(true);
  });

  it('names more samples than there are', () => {
    for (let n = 10; n < 40; n += 1) {
      for (const count of [1, 2, 3]) {
        const calls = Array.from({ length: n }, (_, nth) =>
          warm(nth % 7 === 0 && nth < 7 * count ? 400 : 100),
        );
        const found = decider('p(90)<300', n).decide(calls);
        const [, more] = /(\d+) samples would prove/.exec(found?.message ?? '') ?? [];
        if (more !== undefined) expect(Number(more), `${count} of ${n}`).toBeGreaterThan(n);
      }
    }
  });

  it('names no "maxSamples" that the option refuses', () => {
    const calls = Array.from({ length: 9_000 }, (_, nth) => warm(nth % 1_500 === 7 ? 400 : 100));
    const { message } = decider('p(99.9)<300', 'auto', 10_000).decide(calls)!;
    expect(message).toContain('the last interim look has 9000 samples');
    expect(message).not.toContain('maxSamples');
    expect(message).toMatch(/\d+ samples would prove it/);
  });
});

describe('if the time runs out', () => {
  const endOf = (thresholds: string[], calls: number, rate?: number, lanes = 2) => {
    const planned = thresholds.map((text) => plan(text));
    const isRelative = thresholds.some((text) => text.includes('+'));
    const pace = callPace();
    const arms = isRelative ? (['target', 'current'] as const) : (['target'] as const);
    const judge = budgetJudge(
      planned,
      { arms, lanes: callLanes(lanes, 90), rate, pace },
      { remainingTime: () => 10_000 },
    );
    const samples: Sample[] = [];
    for (let call = 0; call < calls; call += 1) {
      pace.record(250);
      samples.push(warm(100, arms[call % arms.length]));
      withoutPauses(judge.judgeSamples(samples));
    }
    const end = { message: 'the time ran out', isTimeOver: true };
    return withoutPauses(judge.verdicts(samples, end)).map(({ decision }) => decision.message);
  };

  it('each threshold says how many calls are missing, and what would be enough', () => {
    expect(endOf(['p(95)<300', 'p(99)<300'], 80)).toEqual([
      'not proven: 0 of 80 calls took 300 ms or more: the time ran out; the next interim look needs 10 more calls; 2000 ms more or concurrency 3 would be enough',
      'not proven: 0 of 80 calls took 300 ms or more: the time ran out; the next interim look needs 370 more calls; 47 s more or concurrency 12 would be enough',
    ]);
  });

  it('a comparison needs the calls of both versions', () => {
    expect(endOf(['p(95)<=+10%'], 80, undefined, 4)[0]).toBe(
      'not proven: the time ran out; the next interim look needs 120 more calls; 8000 ms more or concurrency 5 would be enough',
    );
  });

  it('a rate that is the limit is named instead of the concurrency', () => {
    expect(endOf(['p(95)<300'], 80, 5)[0]).toContain('2000 ms more or rate 9 would be enough');
  });

  it('after calls that hang', async () => {
    const report = await budget(
      { thresholds: ['p(95)<300'] },
      (_payload, options, call) =>
        call < 5
          ? {}
          : new Promise((_resolve, reject) => {
              options?.signal?.addEventListener('abort', () => reject(options.signal!.reason));
            }),
      { remainingTime: () => 200 },
    );
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toMatch(
      /the time ran out; the next interim look needs 87 more calls; \d+ ms more or concurrency \d+ would be enough/,
    );
  });
});
