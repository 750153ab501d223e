import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { budgetJudge, deciderFor } from '../../../src/checks/latency/budgetJudge.ts';
import { budgetResult } from '../../../src/checks/latency/budgetResult.ts';
import { callLanes } from '../../../src/checks/latency/callLanes.ts';
import { callPace } from '../../../src/checks/latency/callPace.ts';
import type { StopRule } from '../../../src/checks/latency/sampleSeries.ts';
import { takeSamples, type Call } from '../../../src/checks/latency/takeSamples.ts';
import { seededRandom } from '../../../src/lib/random.ts';
import { withoutPauses, type Steps } from '../../../src/lib/steps.ts';
import { lognormal } from './drawTimes.ts';
import { decider, plan, warm } from './fakeSamples.ts';

/** More than one turn of the event loop may read. */
const longStep = 100_000;

/** How long the longest step takes, as a share of all of them. */
function longestShare(steps: Steps<unknown>): number {
  let [longest, all] = [0, 0];
  for (let ended: boolean | undefined; ended !== true;) {
    const started = performance.now();
    ended = steps.next().done;
    const took = performance.now() - started;
    longest = Math.max(longest, took);
    all += took;
  }
  return longest / all;
}

describe('a look at many calls', () => {
  const size = 30_000;
  const random = seededRandom(3);
  const samples = Array.from({ length: size }, () => [
    warm(lognormal(random), 'target', { memoryMb: 80 }),
    warm(lognormal(random), 'current'),
  ]).flat();

  it.each([
    ['p(95)<=+10%', 0.4],
    ['med<=+10%', 0.4],
    ['avg<=+10%', 0.4],
    ['p(95)<227', 0.7],
    ['med<100', 0.7],
  ])('%s is split into steps, of which none takes %d of the time', (text, most) => {
    // The best of five: a busy machine may stop any step for a while.
    const shares = Array.from({ length: 5 }, () =>
      longestShare(deciderFor(plan(text, size)).decide(samples)),
    );
    expect(Math.min(...shares)).toBeLessThan(most);
  });

  it.each(['p(95)<=+10%', 'avg<=+10%', 'avg<100', 'p(95)<227', 'memory<90'])(
    '%s and its result pause at least once for each 100,000 calls',
    (text) => {
      const judge = budgetJudge(
        [plan(text, size)],
        {
          arms: ['target', 'current'],
          lanes: callLanes(1, 90),
          rate: undefined,
          pace: callPace(),
        },
        { remainingTime: () => 60_000 },
      );
      const valuesOf = (steps: Steps<unknown>) => {
        let values = 0;
        for (let step = steps.next(); step.done !== true; step = steps.next()) {
          expect(step.value).toBeLessThanOrEqual(samples.length);
          values += step.value;
        }
        return values;
      };
      expect(valuesOf(judge.judgeSamples(samples))).toBeGreaterThanOrEqual(size);
      const judged = withoutPauses(
        judge.verdicts(samples, { message: 'the time ran out', isTimeOver: false }),
      );
      const taken = { samples, calls: samples.length };
      expect(valuesOf(budgetResult(judged, taken, 'it'))).toBeGreaterThanOrEqual(3 * size);
    },
  );

  it('that the time cuts off is inconclusive, and says so', () => {
    for (const [text, undecided] of [
      ['p(95)<=+10%', 'not proven'],
      ['avg<=+10%', 'not estimated'],
    ] as const) {
      const { decide } = deciderFor(plan(text, 200));
      const few = samples.slice(0, 400);
      expect(decide(few).next().done).toBe(false);
      expect(withoutPauses(decide(few, 'the time ran out'))).toEqual({
        outcome: 'inconclusive',
        n: 200,
        message: `${undecided}: the time ran out before the look at 200 calls had ended; fewer samples, or more memory for the hook, would be enough`,
      });
    }
  });
});

it.each(['memory<90', 'init<9000', 'max<300', 'min>1'])(
  '%s of 200,000 calls has a figure: they do not fit on the stack as arguments',
  (text) => {
    const one = { memoryMb: 80, initMs: 200 };
    const calls = Array.from({ length: 200_000 }, () => warm(10, 'target', one));
    expect(decider(text, 100_000).decide(calls)).toMatchObject({ outcome: 'passed' });
  },
);

describe('a stop rule that takes several turns of the event loop', () => {
  const load = {
    arms: ['target'],
    lanes: callLanes(3, 90),
    rate: undefined,
    warmUp: 0,
    maxCalls: 1_000,
  } as const;
  const context = (remainingMs: number) => ({
    signal: new AbortController().signal,
    remainingTime: () => remainingMs,
  });
  /** A call that takes a few turns itself, and counts how many were started. */
  const counting = () => {
    const made = { calls: 0 };
    const call: Call = async () => {
      made.calls += 1;
      const ms = made.calls;
      for (let turn = 0; turn < 3; turn += 1) await new Promise((end) => void setImmediate(end));
      return warm(ms);
    };
    return { made, call };
  };

  it('gets every call in order, one after the other, and no call starts meanwhile', async () => {
    const { made, call } = counting();
    const seen: number[] = [];
    const startedMeanwhile: number[] = [];
    let judging = false;
    const rule: StopRule = function* (samples) {
      expect(judging).toBe(false);
      judging = true;
      seen.push(samples.at(-1)!.ms);
      const before = made.calls;
      if (samples.length === 4) for (let turn = 0; turn < 50; turn += 1) yield longStep;
      startedMeanwhile.push(made.calls - before);
      judging = false;
      return samples.length === 9 ? 'waitForCalls' : undefined;
    };
    const taken = await takeSamples(load, call, rule, context(60_000));
    expect(taken.endedBy).toBe('stopRule');
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(Math.max(...startedMeanwhile)).toBe(0);
  });

  it('is waited for if the calls end before it', async () => {
    const rule: StopRule = function* (samples) {
      for (let turn = 0; turn < 20; turn += 1) yield longStep;
      return samples.length === 3 ? 'waitForCalls' : undefined;
    };
    const taken = await takeSamples(
      { ...load, maxCalls: 3 },
      counting().call,
      rule,
      context(60_000),
    );
    expect(taken).toMatchObject({ endedBy: 'stopRule', calls: 3 });
    expect(taken.samples).toHaveLength(3);
  });

  it('ends with the time', async () => {
    let turns = 0;
    const rule: StopRule = function* () {
      for (;;) {
        turns += 1;
        yield longStep;
      }
    };
    const taken = await takeSamples(load, counting().call, rule, context(100));
    expect(taken.endedBy).toBe('time');
    expect(taken.cutOff).toBeUndefined();
    const before = turns;
    await new Promise((end) => setTimeout(end, 5));
    expect(turns).toBe(before);
  });

  it('rejects if it throws in a later turn', async () => {
    const rule: StopRule = function* (): Generator<number, undefined, undefined> {
      yield longStep;
      throw new Error('broken');
    };
    await expect(takeSamples(load, counting().call, rule, context(60_000))).rejects.toThrow(
      'broken',
    );
  });
});
