import { describe, expect, it } from 'vitest';
import { decider, warm } from './fakeSamples.ts';

const twenty = Array.from({ length: 20 }, (_, nth) =>
  warm(nth + 1, 'target', { billedMs: nth + 2, memoryMb: 90 }),
);
const cold = warm(500, 'target', { kind: 'cold', initMs: 1_800, billedMs: 2_300, memoryMb: 95 });

describe('observed figures', () => {
  it.each([
    ['max<21', 'passed', 20],
    ['max<20', 'failed', 20],
    ['max<=20', 'passed', 20],
    ['min>0', 'passed', 1],
    ['min>1', 'failed', 1],
    ['min<2', 'passed', 1],
    ['billed<=21', 'passed', 21],
    ['billed<21', 'failed', 21],
    ['init<2000', 'passed', 1_800],
    ['init<1.5s', 'failed', 1_800],
    ['memory<96', 'passed', 95],
    ['memory<95MB', 'failed', 95],
  ])('%s: %s at %d', (text, outcome, actual) => {
    expect(decider(text).decide([cold, ...twenty])).toMatchObject({
      outcome,
      actual,
      message: expect.stringMatching(/^observed: /) as string,
    });
  });

  it('fails as soon as one value exceeds an upper limit', () => {
    expect(decider('max<300').decide([warm(400)])).toMatchObject({
      outcome: 'failed',
      actual: 400,
    });
    expect(decider('max<300').decide([warm(200)])).toBeUndefined();
    expect(decider('min<300').decide([warm(400)])).toBeUndefined();
  });

  it('init is skipped if no call was a cold start', () => {
    expect(decider('init<2000').decide(twenty)).toMatchObject({
      outcome: 'skipped',
      message: 'no call was a cold start',
    });
  });

  it('memory and billed are errored without REPORT lines', () => {
    const bare = Array.from({ length: 20 }, () => warm(1));
    expect(decider('memory<200').decide(bare)).toMatchObject({ outcome: 'errored' });
    expect(decider('billed<200').decide(bare)).toMatchObject({ outcome: 'errored' });
  });

  it('an early end does not pass', () => {
    expect(decider('max<300').decide([warm(1)], 'the time was over')).toMatchObject({
      outcome: 'inconclusive',
    });
    expect(decider('init<300').decide([], 'the time was over')!.outcome).toBe('inconclusive');
  });

  it('an early end without REPORT lines is still errored', () => {
    const bare = [warm(1, 'target', { fromWall: true })];
    expect(decider('memory<200').decide(bare, 'the time ran out')).toEqual({
      outcome: 'errored',
      n: 0,
      message: 'not observed: no REPORT line in the log tails shows it: the time ran out',
    });
    expect(decider('init<200').decide(bare, 'the time ran out')!.outcome).toBe('errored');
  });

  it('only calls of the new version count', () => {
    const current = [
      warm(900, 'current', { billedMs: 900, memoryMb: 900, fromWall: true }),
      warm(900, 'current', { kind: 'cold', initMs: 9_000 }),
    ];
    for (const text of ['max<300', 'billed<300', 'memory<300']) {
      expect(decider(text).decide(current)).toBeUndefined();
      expect(decider(text).decide([...current, ...twenty])).toMatchObject({
        outcome: 'passed',
        n: 20,
      });
    }
    expect(decider('init<300').decide([...current, ...twenty])!.outcome).toBe('skipped');
  });

  it('a failed call counts only if it exceeds an upper limit', () => {
    const failed = (ms: number) => warm(ms, 'target', { failed: true });
    expect(decider('max<300').decide([failed(400)])).toMatchObject({ outcome: 'failed', n: 1 });
    expect(decider('max<300').decide([failed(200), ...twenty])).toMatchObject({
      outcome: 'passed',
      actual: 20,
    });
    expect(decider('max>300').decide([failed(400), ...twenty])).toMatchObject({
      outcome: 'failed',
      actual: 20,
    });
    expect(decider('min<300').decide([failed(0), ...twenty])).toMatchObject({ actual: 1 });
  });
});
