import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/checks/latency/budgetJudge.ts';
import {
  rejectUnreliableClock,
  watchEventLoop,
} from '../../../src/checks/latency/clockReliability.ts';
import { plan, warm } from './fakeSamples.ts';

const passed = (text: string): Judged => ({
  planned: plan(text),
  decision: { outcome: 'passed', n: 1, message: 'proven' },
});
const judged = [passed('p(95)<300'), passed('errors<5%')];
const onOwnClock = [warm(10), warm(10, 'target', { fromWall: true })];

const outcomes = (samples: Parameters<typeof rejectUnreliableClock>[1], utilization: number) =>
  rejectUnreliableClock(judged, samples, utilization).map(({ decision }) => decision.outcome);

describe('rejectUnreliableClock', () => {
  it('rejects times if the event loop was busy more than half of the time', () => {
    expect(outcomes(onOwnClock, 0.5)).toEqual(['passed', 'passed']);
    expect(outcomes(onOwnClock, 0.51)).toEqual(['errored', 'passed']);
    expect(rejectUnreliableClock(judged, onOwnClock, 0.734)[0]!.decision.message).toBe(
      "not measured: without REPORT lines the times come from the hook's own clock, and its event loop was busy 73 % of the time",
    );
  });

  it('does not reject times from REPORT lines', () => {
    expect(outcomes([warm(10)], 1)).toEqual(['passed', 'passed']);
  });

  it('ignores the clock of calls that do not count', () => {
    const warmUp = warm(10, 'target', { fromWall: true, kind: 'warmUp' });
    expect(outcomes([warmUp, warm(10)], 1)).toEqual(['passed', 'passed']);
  });
});

it('watchEventLoop returns how busy the event loop was', async () => {
  const idle = watchEventLoop({});
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(idle()).toBeLessThan(0.5);
  const busy = watchEventLoop({});
  const until = performance.now() + 50;
  while (performance.now() < until);
  expect(busy()).toBeGreaterThan(0.5);
});
