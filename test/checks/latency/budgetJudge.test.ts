import { describe, expect, it } from 'vitest';
import { budgetJudge, type BudgetJudge } from '../../../src/checks/latency/budgetJudge.ts';
import { callLanes } from '../../../src/checks/latency/callLanes.ts';
import { callPace } from '../../../src/checks/latency/callPace.ts';
import {
  planThresholds,
  type ThresholdsOption,
} from '../../../src/checks/latency/planThresholds.ts';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import type { Stop } from '../../../src/checks/latency/sampleSeries.ts';
import { withoutPauses } from '../../../src/lib/steps.ts';
import { warm } from './fakeSamples.ts';

const load = {
  arms: ['target'],
  lanes: callLanes(1, 90),
  rate: undefined,
  pace: callPace(),
} as const;

function judgeOf(thresholds: ThresholdsOption): BudgetJudge {
  const size = { samples: 'auto', maxSamples: 720 } as const;
  const planned = planThresholds({ thresholds, ...size, minDetectableEffect: undefined });
  return budgetJudge(planned, load, { remainingTime: () => 60_000 });
}

/** Gives a judge one sample after another until it says to stop. */
function until(judge: BudgetJudge, next: (nth: number) => Sample) {
  const samples: Sample[] = [];
  let stop: Stop | undefined;
  while (stop === undefined && samples.length < 800) {
    samples.push(next(samples.length + 1));
    stop = withoutPauses(judge.judgeSamples(samples));
  }
  const verdicts = withoutPauses(
    judge.verdicts(samples, { message: 'the time ran out', isTimeOver: false }),
  ).map(({ planned, decision }) => [planned.threshold.text, decision.outcome, decision.message]);
  return { stop, calls: samples.length, verdicts };
}

describe('a broken threshold', () => {
  it('stops the measurement, but waits for calls in flight', () => {
    const found = until(judgeOf(['max<300', 'p(95)<300']), () => warm(400));
    expect(found).toMatchObject({ stop: 'waitForCalls', calls: 1 });
    expect(found.verdicts).toEqual([
      ['max<300', 'failed', 'observed: 400 ms in 1 call'],
      [
        'p(95)<300',
        'inconclusive',
        'not proven: 1 of 1 calls took 300 ms or more: "max<300" had failed',
      ],
    ]);
  });

  it('aborts calls in flight with abortOnFail', () => {
    const judge = judgeOf([{ threshold: 'max<300', abortOnFail: true }]);
    expect(until(judge, () => warm(400))).toMatchObject({ stop: 'abortCalls', calls: 1 });
  });

  it('does not stop anything if it only warns', () => {
    const found = until(judgeOf({ warn: ['max<300'], fail: ['med<500'] }), () => warm(400));
    expect(found).toMatchObject({ stop: 'waitForCalls', calls: 8 });
    expect(found.verdicts.map(([, outcome]) => outcome)).toEqual(['passed', 'failed']);
  });
});

describe('a warning that is still open', () => {
  it('does not prolong the measurement', () => {
    const found = until(judgeOf({ warn: ['p(95)<300'], fail: ['med<300'] }), () => warm(1));
    expect(found.calls).toBe(8);
    expect(found.verdicts).toEqual([
      ['med<300', 'passed', 'proven: 0 of 8 calls took 300 ms or more'],
      [
        'p(95)<300',
        'inconclusive',
        'not proven: 0 of 8 calls took 300 ms or more: the verdict was clear',
      ],
    ]);
  });

  it('is waited for if all thresholds only warn', () => {
    expect(until(judgeOf({ warn: ['p(95)<300', 'med<300'] }), () => warm(1)).calls).toBe(90);
  });
});

describe('a failed call', () => {
  const failing = (nth: number) => warm(1, 'target', { failed: nth === 3 });

  it('stops the measurement if no threshold on errors decides', () => {
    const judge = judgeOf({ warn: ['errors<50%'], fail: ['p(95)<300'] });
    expect(until(judge, failing)).toMatchObject({ stop: 'waitForCalls', calls: 3 });
    expect(judge.stoppedByFailedCall()).toBe(true);
  });

  it('counts if one does', () => {
    const judge = judgeOf(['errors<50%']);
    expect(until(judge, failing).verdicts[0]![1]).toBe('passed');
    expect(judge.stoppedByFailedCall()).toBe(false);
  });
});

it('without any sample nothing was measured', () => {
  expect(
    withoutPauses(
      judgeOf(['max<300']).verdicts([], { message: 'the time ran out', isTimeOver: false }),
    )[0]!.decision,
  ).toEqual({
    outcome: 'errored',
    n: 0,
    message: 'not measured: no call was answered: the time ran out',
  });
});
