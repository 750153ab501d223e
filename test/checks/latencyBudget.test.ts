import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/model/check.ts';
import { latencyBudget, type LatencyBudgetOptions } from '../../src/checks/latencyBudget.ts';
import { checkContract, neverThrows } from './checkContract.ts';
import { fakeContext, type Answering } from './fakeContext.ts';
import { budget, taking } from './latency/budget.ts';

const wrong = (options: Record<string, unknown>) => () =>
  latencyBudget({ payload: {}, thresholds: ['p(95)<300'], ...options });

checkContract('latencyBudget', {
  make: () => latencyBudget({ payload: {}, thresholds: ['p(95)<300', 'errors<5%'] }),
  mistakes: {
    'an unknown option': wrong({ treshold: 1 }),
    'no thresholds': () => latencyBudget({ payload: {} } as unknown as LatencyBudgetOptions),
    'an empty list': wrong({ thresholds: [] }),
    'two empty levels': wrong({ thresholds: { warn: [], fail: [] } }),
    'a level that does not exist': wrong({ thresholds: { error: ['p(95)<300'] } }),
    'a text that is not a threshold': wrong({ thresholds: ['p95<300'] }),
    'a warning that is not a threshold': wrong({ thresholds: { warn: ['p95<300'] } }),
    'a threshold that is a number': wrong({ thresholds: [300] }),
    'a long form with a typo': wrong({ thresholds: [{ threshold: 'avg<1', abort: true }] }),
    'a warning that aborts': wrong({
      thresholds: { warn: [{ threshold: 'avg<1', abortOnFail: true }], fail: ['avg<1'] },
    }),
    'zero samples': wrong({ samples: 0 }),
    'a text for samples': wrong({ samples: 'many' }),
    'both samples and maxSamples': wrong({ samples: 60, maxSamples: 100 }),
    'zero concurrency': wrong({ concurrency: 0 }),
    'a rate of zero': wrong({ rate: 0 }),
    'minDetectableEffect without a relative threshold': wrong({ minDetectableEffect: '+25%' }),
    'minDetectableEffect within the tolerance': wrong({
      thresholds: ['avg<=+10%'],
      minDetectableEffect: '+5%',
    }),
    'minDetectableEffect in another unit': wrong({
      thresholds: ['avg<=+10%'],
      minDetectableEffect: '+50ms',
    }),
    'minDetectableEffect that is a number': wrong({
      thresholds: ['avg<=+10%'],
      minDetectableEffect: 25,
    }),
    'the version in production compared with itself': wrong({
      thresholds: ['avg<=+10%'],
      version: 'current',
    }),
  },
});
neverThrows('latencyBudget', latencyBudget);

it('a mistake in a threshold is reported with its column', async () => {
  const { message } = await budget({ thresholds: ['avg<1', 'p(95)=<300'] });
  expect(message).toBe(
    'option "thresholds/1" of latencyBudget is "p(95)=<300", column 6: expected <, <=, > or >=',
  );
});

describe('what it measures', () => {
  it('makes a fresh invocation for every call, of the same version as smokeInvoke', async () => {
    const { calls, options } = await budget({ thresholds: ['med<20'] });
    expect(calls).toBeGreaterThan(5);
    expect(options).toEqual(
      options.map(() => ({ fresh: true, signal: expect.anything() as unknown })),
    );
  });

  it("takes the Duration of the REPORT line, whatever the hook's own clock says", async () => {
    const report = await budget({ thresholds: ['p(95)<20'] }, () => ({
      report: { durationMs: 10 },
      wallMs: 5_000,
    }));
    expect(report).toMatchObject({ outcome: 'passed', calls: 91 });
    expect(report.measurements).toMatchObject({
      n: 90,
      p50Ms: 10,
      p90Ms: 10,
      p95Ms: 10,
      p99Ms: 10,
      maxMs: 10,
      wallClockSamples: 0,
    });
    expect(report.histogram).toEqual({ edgesMs: [10, 10], counts: [90] });
  });

  it('says how each threshold was decided, also as data', async () => {
    const thresholds = ['p(95)<300', 'avg<300', 'max<300', 'init<2000', 'errors<5%'];
    const { checks, outcome } = await budget({ thresholds });
    expect(outcome).toBe('passed');
    expect(
      checks!.map(({ name, outcome: one, message }) => [name, one, message!.split(':')[0]]),
    ).toEqual([
      ['p(95)<300', 'passed', 'proven'],
      ['avg<300', 'passed', 'estimated, without a guarantee'],
      ['max<300', 'passed', 'observed'],
      ['init<2000', 'skipped', 'no call was a cold start'],
      ['errors<5%', 'passed', 'proven'],
    ]);
    expect(checks!.map(({ basis }) => basis)).toEqual([
      'proven',
      'estimated',
      'observed',
      'observed',
      'proven',
    ]);
  });

  it('leaves cold starts and the first call of each connection out of the warm figures', async () => {
    const report = await budget(
      { thresholds: ['max<20', 'init<2000'], concurrency: 3 },
      (_, __, call) => {
        if (call <= 3) return { report: { durationMs: 900 } };
        if (call === 10) return { report: { durationMs: 800, initDurationMs: 1_500 } };
        return { report: { durationMs: 10 } };
      },
    );
    expect(report.outcome).toBe('passed');
    expect(report.measurements).toMatchObject({
      n: 20,
      maxMs: 10,
      coldStarts: 1,
      maxInitMs: 1_500,
    });
    expect(report.calls).toBeGreaterThanOrEqual(24);
  });

  it('fails init for a slow cold start', async () => {
    const report = await budget({ thresholds: ['p(95)<300', 'init<1000'] }, (_, __, call) =>
      call === 1 ? { report: { durationMs: 1, initDurationMs: 1_500 } } : {},
    );
    expect(report).toMatchObject({ outcome: 'failed', calls: 1 });
  });

  it('is inconclusive for a function that is always cold', async () => {
    const report = await budget({ thresholds: ['p(95)<300'], samples: 60 }, () => ({
      report: { durationMs: 1, initDurationMs: 100 },
    }));
    expect(report).toMatchObject({ outcome: 'inconclusive', calls: 121 });
    expect(report.message).toContain('too many calls were cold starts');
  });

  it('counts throttles, but not as latency', async () => {
    const report = await budget({ thresholds: ['p(95)<300'], samples: 60 }, () => ({
      throttles: 2,
    }));
    expect(report).toMatchObject({ outcome: 'passed', measurements: { throttles: 122 } });
    expect(report.message).toContain('throttled 122 times');
  });
});

describe("the hook's own clock, used if there is no REPORT line", () => {
  const bare = (ms: number): Partial<CheckContext> => ({
    invoke: async () => {
      await new Promise((resolve) => setTimeout(resolve, 4));
      return { payload: {}, executedVersion: '2', qualifier: '2', wallMs: ms, throttles: 0 };
    },
  });

  it('gives the times, and the result says so', async () => {
    const report = await budget({ thresholds: ['p(95)<300'], samples: 59 }, undefined, bare(10));
    expect(report.outcome).toBe('passed');
    expect(report.message).toContain('60 calls had no REPORT line');
    expect(report.measurements).toMatchObject({ wallClockSamples: 60, p95Ms: 10 });
  });

  it('is rejected if the event loop was too busy', async () => {
    const busy: Partial<CheckContext> = {
      invoke: async () => {
        const until = performance.now() + 4;
        while (performance.now() < until);
        return { payload: {}, executedVersion: '2', qualifier: '2', wallMs: 10, throttles: 0 };
      },
    };
    const report = await budget(
      { thresholds: ['p(95)<300', 'errors<6%'], samples: 59 },
      undefined,
      busy,
    );
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('its event loop was busy');
    expect(report.checks!.map(({ outcome }) => outcome)).toEqual(['errored', 'passed']);
  });
});

describe('when it stops', () => {
  it('as soon as the verdict cannot change any more', async () => {
    const slow = await budget({ thresholds: ['p(95)<300', 'errors<1%'] }, taking(400));
    expect(slow).toMatchObject({ outcome: 'failed', calls: 11 });
    expect(slow.checks![1]).toMatchObject({ outcome: 'inconclusive' });
    expect(slow.checks![1]!.message).toContain('"p(95)<300" had failed');
    expect(slow.actual).toMatchObject({ 'p(95)<300': 400 });
  });

  it('after twenty samples, which can never pass a p95', async () => {
    const report = await budget({ thresholds: ['p(95)<300'], samples: 20 });
    expect(report).toMatchObject({ outcome: 'inconclusive', calls: 21 });
    expect(report.message).toContain('59 samples would prove it');
  });

  it('before the first call, if the options allow no look, and says how many samples it needs', async () => {
    const few = await budget({ thresholds: ['p(95)<300'], maxSamples: 50 });
    expect(few).toMatchObject({ outcome: 'errored', calls: 0 });
    expect(few.message).toContain('"p(95)<300" needs 90 samples');
    const rare = await budget({ thresholds: ['p(99.9)<300'] });
    expect(rare).toMatchObject({ outcome: 'errored', calls: 0 });
    expect(rare.message).toContain('needs 4500 samples');
    const slow = await budget({ thresholds: ['p(95)<300'], rate: 1 });
    expect(slow).toMatchObject({ outcome: 'errored', calls: 0 });
  });

  it('if the calls of the next look do not fit into the time left', async () => {
    const slow: Answering = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return {};
    };
    const report = await budget({ thresholds: ['p(95)<300'] }, slow, { remainingTime: () => 500 });
    expect(report.outcome).toBe('inconclusive');
    expect(report.calls).toBeLessThan(20);
    expect(report.message).toContain('do not fit into the time left');
  });

  it('if the calls of both versions together do not fit into the time left', async () => {
    // 100 calls of 40 ms would fit; a relative threshold needs 100 of each version.
    const slow: Answering = async (_, options) => {
      await new Promise((resolve) => setTimeout(resolve, 40));
      return { executedVersion: options?.version === 'current' ? '1' : '2' };
    };
    const report = await budget({ thresholds: ['avg<=+10%'] }, slow, {
      remainingTime: () => 7_000,
    });
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toContain('do not fit into the time left');
    expect(report.calls).toBeLessThan(30);
  });

  it('if the time runs out, with what was seen until then', async () => {
    const ends = performance.now() + 150;
    const hangs: Answering = (_, __, call) => (call > 10 ? new Promise(() => {}) : {});
    const context: Partial<CheckContext> = { remainingTime: () => ends - performance.now() };
    const fake = fakeContext(hangs, context);
    const untilAborted: CheckContext['invoke'] = (payload, options) =>
      Promise.race([
        fake.invoke(payload, options),
        new Promise<never>((_, no) =>
          options!.signal!.addEventListener('abort', () => no(options!.signal!.reason as Error)),
        ),
      ]);
    const report = await budget({ thresholds: ['p(95)<300'] }, hangs, {
      ...context,
      invoke: untilAborted,
    });
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toContain('0 of 9 calls');
    expect(report.message).toContain('the time ran out');
  });

  it('with abortOnFail without waiting for calls in flight', async () => {
    const aborted: unknown[] = [];
    const answering: Answering = (_, options, call) => {
      if (call !== 2) return { report: { durationMs: 400 } };
      return new Promise((_resolve, reject) =>
        options!.signal!.addEventListener('abort', () => {
          aborted.push(call);
          reject(new Error('cut off'));
        }),
      );
    };
    const threshold = { threshold: 'max<300', abortOnFail: true };
    const report = await budget(
      { thresholds: [threshold], concurrency: 2 },
      (payload, options, call) =>
        call === 1
          ? {}
          : call === 4
            ? answering(payload, options, 2)
            : { report: { durationMs: 400 } },
    );
    expect(report.outcome).toBe('failed');
    expect(aborted).toEqual([2]);
  });

  it('soon after the verdict is clear, even if a call hangs', async () => {
    const context = fakeContext();
    const report = await budget({ thresholds: ['max<300'], concurrency: 2 }, undefined, {
      invoke: (payload, options) =>
        context.calls.length < 3
          ? context.invoke(payload).then((one) => ({ ...one, report: { durationMs: 400 } }))
          : new Promise((_, no) =>
              options!.signal!.addEventListener('abort', () => no(new Error('cut off'))),
            ),
    });
    expect(report.outcome).toBe('failed');
    expect(report.durationMs).toBeLessThan(30_000);
  });

  it('if a call cannot be made at all', async () => {
    const report = await budget({ thresholds: ['p(95)<300'], concurrency: 4 }, () =>
      Promise.reject(new Error('AccessDenied')),
    );
    expect(report).toMatchObject({ outcome: 'errored', message: 'Error: AccessDenied', calls: 4 });
  });

  it('if another version answers', async () => {
    const report = await budget({ thresholds: ['p(95)<300'] }, () => ({ executedVersion: '1' }));
    expect(report).toMatchObject({ outcome: 'failed', actual: { executedVersion: '1' }, calls: 1 });
  });
});

describe('calls that fail', () => {
  const failing: Answering = (_, __, call) =>
    call % 20 === 0 ? { functionError: 'Unhandled', payload: { errorType: 'E' } } : {};

  it('fail the check if no threshold allows them', async () => {
    const report = await budget({ thresholds: ['p(95)<300'] }, failing);
    expect(report).toMatchObject({ outcome: 'failed', calls: 20 });
    expect(report.message).toContain('the function failed (FunctionError Unhandled): E');
    expect(report.message).toContain('no threshold on "errors" allows a call to fail');
    const proxy = await budget({ thresholds: ['p(95)<300'] }, () => ({
      payload: { statusCode: 502 },
    }));
    expect(proxy).toMatchObject({ outcome: 'failed', actual: { '/statusCode': 502 }, calls: 1 });
  });

  it('are counted if a threshold allows some', async () => {
    const report = await budget({ thresholds: ['p(90)<300', 'errors<20%'] }, failing);
    expect(report).toMatchObject({ outcome: 'passed' });
    expect(report.measurements!['errors']).toBeGreaterThan(0);
    const strict = await budget({ thresholds: ['errors<1%'] }, failing);
    expect(strict.outcome).not.toBe('passed');
  });

  it('leave no latency to judge if all of them do', async () => {
    const report = await budget({ thresholds: ['max<300', 'errors<99%'], samples: 20 }, () => ({
      functionError: 'Unhandled',
    }));
    expect(['failed', 'inconclusive']).toContain(report.outcome);
  });
});

describe('two levels of thresholds', () => {
  it('the record shows a warning, which does not decide', async () => {
    const thresholds = { warn: ['p(95)<5'], fail: ['p(95)<300'] };
    const report = await budget({ thresholds });
    expect(report).toMatchObject({ outcome: 'passed' });
    expect(report.message).toContain('warning: p(95)<5 proven:');
    expect(report.checks).toMatchObject([
      { name: 'p(95)<300', outcome: 'passed' },
      { name: 'p(95)<5', outcome: 'failed', advisory: true },
    ]);
  });

  it('warnings alone make an advisory check', async () => {
    const report = await budget({ thresholds: { warn: ['p(95)<5'] } });
    expect(report).toMatchObject({ outcome: 'failed', advisory: true });
  });
});

describe('compared with the version in production', () => {
  const versions =
    (target: number, current: number): Answering =>
    (_, options) => ({
      report: { durationMs: options?.version === 'current' ? current : target },
      executedVersion: options?.version === 'current' ? '1' : '2',
    });

  it('calls both alternately, so that drift affects both', async () => {
    const { options, calls, outcome } = await budget(
      { thresholds: ['p(95)<=+10%'] },
      versions(100, 100),
    );
    expect(outcome).toBe('passed');
    expect(calls).toBe(202);
    const asked = options.map((one) => (one as { version?: string }).version ?? 'target');
    for (let pair = 0; pair < calls; pair += 2) {
      expect(asked.slice(pair, pair + 2).sort()).toEqual(['current', 'target']);
    }
    expect(asked.slice(0, 4)).toEqual(['target', 'current', 'current', 'target']);
  });

  it('fails beyond the tolerance, and shows both versions', async () => {
    const report = await budget({ thresholds: ['p(95)<=+10%'] }, versions(130, 100));
    expect(report).toMatchObject({
      outcome: 'failed',
      actual: { 'p(95)<=+10%': 30 },
      measurements: { p95Ms: 130, baselineP95Ms: 100, n: 100, baselineN: 100 },
    });
  });

  it('passes only if a difference of minDetectableEffect would have been detected', async () => {
    const close = versions(105, 100);
    const wide: Answering = async (payload, options, call) => {
      const { report, ...rest } = await close(payload, options, call);
      return { ...rest, report: { durationMs: report!.durationMs + (call % 7) * 60 } };
    };
    const loose = { thresholds: ['avg<=+10%'], samples: 100, minDetectableEffect: '+60%' } as const;
    const tight = { thresholds: ['avg<=+10%'], samples: 100, minDetectableEffect: '+11%' } as const;
    expect((await budget(loose, wide)).outcome).toBe('passed');
    expect((await budget(tight, wide)).outcome).toBe('inconclusive');
  });

  it('does not blame the new version for what fails in production', async () => {
    const some: Answering = (_, options, call) =>
      options?.version === 'current' && call % 5 === 0
        ? { functionError: 'Unhandled', executedVersion: '1' }
        : { executedVersion: options?.version === 'current' ? '1' : '2' };
    const report = await budget({ thresholds: ['avg<=+10%'] }, some);
    expect(report).toMatchObject({
      outcome: 'passed',
      measurements: { errors: 0, baselineN: 100 },
    });
    const all: Answering = (_, options) =>
      options?.version === 'current'
        ? { functionError: 'Unhandled', executedVersion: '1' }
        : { executedVersion: '2' };
    const none = await budget({ thresholds: ['avg<=+10%'], maxSamples: 100 }, all);
    expect(none.outcome).toBe('inconclusive');
  });

  it('is errored if the version in production is not known', async () => {
    const report = await budget({ thresholds: ['avg<=+10%'] }, (_, options) =>
      options?.version === 'current' ? Promise.reject(new Error('no current version')) : {},
    );
    expect(report).toMatchObject({ outcome: 'errored', message: 'Error: no current version' });
  });
});

describe('the load', () => {
  it('never has more calls in flight than concurrency allows', async () => {
    let now = 0;
    let most = 0;
    await budget({ thresholds: ['p(95)<300'], concurrency: 7 }, async () => {
      most = Math.max(most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      return {};
    });
    expect(most).toBe(7);
  });

  it('never starts calls faster than the rate allows', async () => {
    const started = performance.now();
    const { calls, outcome } = await budget({
      thresholds: ['p(95)<300'],
      samples: 59,
      rate: 200,
      concurrency: 20,
    });
    expect(outcome).toBe('passed');
    expect(performance.now() - started).toBeGreaterThanOrEqual(((calls - 20) / 200) * 1_000);
  });

  it('counts calls in the order in which they started, so that fast ones are not preferred', async () => {
    // Every tenth call is slow and answered late. The fast ones alone would prove the threshold.
    const answering: Answering = async (_, __, call) => {
      if (call % 10 !== 0) return { report: { durationMs: 10 } };
      await new Promise((resolve) => setTimeout(resolve, 30));
      return { report: { durationMs: 400 } };
    };
    const report = await budget({ thresholds: ['p(95)<300'], concurrency: 20 }, answering);
    expect(report.outcome).not.toBe('passed');
  });
});
