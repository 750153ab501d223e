import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { latencyBudget } from '../../../src/checks/latencyBudget.ts';
import type { Sample } from '../../../src/checks/latency/sample.ts';
import type { Answering } from '../fakeContext.ts';
import { budget, taking } from './budget.ts';
import { decider, warm } from './fakeSamples.ts';

const threeSeconds = { remainingTime: () => 3_000 };

/** Every `nth` call answers with a FunctionError after 30 s. */
const timesOut =
  (nth: number): Answering =>
  (_payload, _options, call) =>
    call % nth === 0
      ? { functionError: 'Unhandled', report: { durationMs: 30_000 } }
      : { report: { durationMs: 10 } };

const withoutReport: Answering = async () => {
  await sleep(5);
  return { report: undefined as never, wallMs: 3_000 };
};

describe('does not pass without a measurement', () => {
  it('observed figures, if the rate leaves time for a few calls only', async () => {
    const report = await budget(
      { thresholds: ['med<300', 'init<100', 'memory<50'], rate: 5 },
      (_payload, _options, call) => ({
        report: {
          durationMs: 10,
          maxMemoryUsedMb: 20 * call,
          ...(call === 3 && { initDurationMs: 9_000 }),
        },
      }),
      threeSeconds,
    );
    expect(report.checks).toMatchObject([
      { name: 'med<300' },
      { name: 'init<100', outcome: 'failed' },
      { name: 'memory<50', outcome: 'failed' },
    ]);
  });

  it.each([
    ['avg<120', 100, 'estimated'],
    ['avg<=+10%', 100, 'estimated'],
    ['p(95)<=+10%', 72, 'proven'],
    ['p(99)<=+10%', 368, 'proven'],
  ])('%s with fewer samples than the %d for its bounds', async (threshold, needed, basis) => {
    const report = await budget({ thresholds: [threshold], samples: needed - 1 });
    expect(report).toMatchObject({
      outcome: 'errored',
      calls: 0,
      message: `nothing was invoked: "${threshold}" needs ${needed} samples, more than "samples" allows`,
    });
    const beside = await budget(
      { thresholds: ['med<300', threshold], samples: 20 },
      (_payload, options) => ({ executedVersion: options?.version === 'current' ? '1' : '2' }),
    );
    expect(beside.outcome).toBe('inconclusive');
    expect(beside.message).toContain(`${threshold} not ${basis}: it needs ${needed} samples`);
  });

  it('init, if no REPORT line could have shown a cold start', async () => {
    const report = await budget({ thresholds: ['init<2000', 'max<5000'] }, withoutReport);
    expect(report.outcome).toBe('errored');
    expect(report.checks).toMatchObject([{ outcome: 'errored' }, { outcome: 'passed' }]);
  });

  it('calls that are never answered', async () => {
    for (const thresholds of [['p(95)<300'], ['max<300', 'avg<100', 'errors<1%']]) {
      const report = await budget(
        { thresholds },
        (_payload, options) =>
          new Promise((_resolve, reject) => {
            options?.signal?.addEventListener('abort', () => reject(options.signal!.reason));
          }),
        { remainingTime: () => 100 },
      );
      expect(report.outcome).toBe('errored');
      expect(report.message).toContain('no call was answered');
    }
  });

  it('a failed call that took longer than the limit', async () => {
    const thresholds = ['p(95)<300', 'max<300', 'errors<50%'];
    const report = await budget({ thresholds }, timesOut(3));
    expect(report.outcome).toBe('failed');
    const [p95] = (await budget({ thresholds: ['p(95)<300', 'errors<50%'] }, timesOut(3))).checks!;
    expect(p95).toMatchObject({ outcome: 'failed' });
  });

  it('warm-up calls that fail', async () => {
    const report = await budget(
      { thresholds: ['errors<5%'], concurrency: 10 },
      (_payload, _options, call) => (call <= 10 ? { functionError: 'Unhandled' } : {}),
    );
    expect(report.outcome).toBe('failed');
  });

  it('failed calls, if only a warning allows them', async () => {
    const fail = ['p(95)<300'];
    const alone = await budget({ thresholds: { fail } }, timesOut(3));
    const warned = await budget({ thresholds: { fail, warn: ['errors<5%'] } }, timesOut(3));
    expect([alone.outcome, warned.outcome]).toEqual(['failed', 'failed']);
  });

  it('a version that is compared with itself', async () => {
    const same = {
      functionName: 'myfunc',
      currentVersion: '2',
      targetVersion: '2',
      foundBy: 'option',
    } as const;
    const report = await budget({ thresholds: ['avg<=+10%'] }, taking(10), { target: same });
    expect(report).toMatchObject({
      outcome: 'errored',
      calls: 0,
      message:
        '"avg<=+10%" compares version 2 with the version in production, which is version 2 as well',
    });
    const aliased = await budget({ thresholds: ['avg<=+10%'], version: 'alias' }, taking(10), {
      target: same,
    });
    expect(aliased).toMatchObject({ outcome: 'errored', calls: 0 });
    const named = await budget({ thresholds: ['avg<=+10%'], version: '1' }, taking(10));
    expect(named).toMatchObject({ outcome: 'errored', calls: 0 });
  });
});

describe('the message about missing samples', () => {
  it.each([
    [
      { thresholds: ['avg<300'], maxSamples: 90 },
      '"avg<300" needs 100 samples, more than "maxSamples" allows',
    ],
    [
      { thresholds: ['p(95)<300'], samples: 200, rate: 2 },
      '"p(95)<300" needs 200 samples, more than "rate" allows in the time left',
    ],
    [
      { thresholds: ['max<300'], samples: 200, rate: 2 },
      '"max<300" needs 200 samples, more than "rate" allows in the time left',
    ],
  ])('%j', async (options, message) => {
    const report = await budget(options, taking(10), threeSeconds);
    expect(report).toMatchObject({ outcome: 'errored', calls: 0 });
    expect(report.message).toBe(`nothing was invoked: ${message}`);
  });

  it('a threshold without any look does not prolong the measurement', async () => {
    const report = await budget({ thresholds: ['p(95)<300', 'avg<300'], maxSamples: 90 });
    expect(report).toMatchObject({ outcome: 'inconclusive', calls: 91 });
    expect(report.message).toContain('avg<300 not estimated: it needs 100 samples');
  });
});

describe('the load on the function', () => {
  it('does not make up for a stall by a burst', async () => {
    const starts: number[] = [];
    await budget({ thresholds: ['med<300'], rate: 100 }, async (_payload, _options, call) => {
      starts.push(performance.now());
      if (call === 1) await sleep(200);
      return {};
    });
    // A burst would start the remaining calls at once, to keep the average rate.
    const after = starts.slice(1);
    expect(after.at(-1)! - after[0]!).toBeGreaterThan((after.length - 1) * 10 - 20);
  });

  it('does not run far ahead of a call that hangs, and counts every call', async () => {
    const report = await budget(
      { thresholds: ['p(95)<300'], concurrency: 5 },
      (_payload, options, call) =>
        call === 15
          ? new Promise((_resolve, reject) => {
              options?.signal?.addEventListener('abort', () => reject(options.signal!.reason));
            })
          : {},
      { remainingTime: () => 300 },
    );
    expect(report.outcome).toBe('inconclusive');
    expect(report.calls).toBeLessThanOrEqual(14 + 5 * 8);
    expect(report.measurements!['calls']).toBe(report.calls);
  });
});

describe('the work of the hook itself', () => {
  it('takes little time while a module loads, whatever the percentile', () => {
    const started = performance.now();
    for (const threshold of ['p(99.99999)<300', 'errors<0.001%', 'p(99.9)<300'])
      latencyBudget({ payload: {}, thresholds: [threshold], samples: 100 });
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it.each(['p(95)<300', 'errors<5%', 'avg<300', 'p(95)<=+10%', 'max<300', 'init<300', 'memory<90'])(
    'reads each call of %s a few times, however many there are',
    (threshold) => {
      let reads = 0;
      const counted = (sample: Sample): Sample =>
        Object.defineProperty({ ...sample }, 'arm', {
          get: () => {
            reads += 1;
            return sample.arm;
          },
        });
      const one = decider(threshold, 2_000);
      const samples: Sample[] = [];
      for (let call = 0; call < 1_000; call += 1) {
        samples.push(counted(warm(10, call % 2 === 0 ? 'target' : 'current')));
        one.decide(samples);
        one.missing(samples);
      }
      expect(reads).toBeGreaterThanOrEqual(1_000);
      expect(reads).toBeLessThanOrEqual(5_000);
    },
  );
});
