import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answering } from '../fakeContext.ts';
import { budget } from './budget.ts';

const threeSeconds = () => {
  const ends = performance.now() + 3_000;
  return { remainingTime: () => ends - performance.now() };
};

describe('the payload', () => {
  it('is asked for before every call, if it is a function', async () => {
    const sent: unknown[] = [];
    let nth = 0;
    const report = await budget(
      { thresholds: ['med<300'], payload: async () => ({ path: `/orders/${(nth += 1)}` }) },
      (payload) => {
        sent.push(payload);
        return {};
      },
    );
    expect(report.outcome).toBe('passed');
    expect(sent).toEqual(sent.map((_, at) => ({ path: `/orders/${at + 1}` })));
    expect(sent.length).toBe(report.calls);
    expect(report.message).toContain('/orders/1 to myfunc');
  });

  it('makes the check errored if the function throws', async () => {
    const payload = () => {
      throw new Error('no order');
    };
    const report = await budget({ thresholds: ['med<300'], payload });
    expect(report).toMatchObject({ outcome: 'errored', message: 'Error: no order', calls: 0 });
  });
});

describe('expect', () => {
  const missing: Answering = () => ({
    payload: { statusCode: 404, body: '{}' },
    report: { durationMs: 1 },
  });

  it('fails a function that answers fast, but not what is expected', async () => {
    const fast = await budget({ thresholds: ['p(95)<300'] }, missing);
    expect(fast.outcome).toBe('passed');
    const found = await budget({ thresholds: ['p(95)<300'], expect: { statusCode: 200 } }, missing);
    expect(found).toMatchObject({ outcome: 'failed', actual: { '/statusCode': 404 }, calls: 1 });
    expect(found.message).toContain('no threshold on "errors" allows a call to fail');
  });

  it('counts such calls for errors, and leaves their times out', async () => {
    const some: Answering = (payload, options, call) =>
      call % 3 === 0
        ? missing(payload, options, call)
        : { payload: { statusCode: 200 }, report: { durationMs: 50 } };
    const report = await budget(
      { thresholds: ['errors<5%', 'min>10'], expect: (answer) => answer.statusCode === 200 },
      some,
    );
    expect(report.outcome).toBe('failed');
    expect(report.checks![0]).toMatchObject({ name: 'errors<5%', outcome: 'failed' });
    expect(report.measurements!['p50Ms']).toBe(50);
  });

  it('makes the check errored if the predicate does not return true or false', async () => {
    const predicate = (() => 1) as unknown as () => boolean;
    const report = await budget({ thresholds: ['p(95)<300'], expect: predicate });
    expect(report).toMatchObject({ outcome: 'errored', calls: 1 });
    expect(report.message).toContain('the predicate of "expect" returned');
  });
});

describe('a call whose connection breaks', () => {
  const reset = () =>
    Promise.reject(
      Object.assign(new Error('lambda:InvokeFunction: ECONNRESET'), { failure: 'transient' }),
    );
  const broken =
    (...which: number[]): Answering =>
    (_, options, call) =>
      which.includes(call)
        ? reset()
        : { executedVersion: options?.version === 'current' ? '1' : '2' };

  it('does not end the check, counts as an error and is named', async () => {
    const report = await budget({ thresholds: ['p(90)<300', 'errors<10%'] }, broken(30));
    expect(report).toMatchObject({ outcome: 'passed', measurements: { lost: 1, errors: 1 } });
    expect(report.message).toContain('1 calls were not answered, because their connection broke');
    expect(report.checks![1]!.message).toMatch(/^proven: 1 of \d+ calls failed$/);
  });

  it('counts against an upper limit, because nobody knows how long it took', async () => {
    const report = await budget({ thresholds: ['p(95)<300'] }, broken(30));
    expect(report.outcome).toBe('passed');
    // The first look, after 90 calls, passes only if none of them is over the limit.
    expect(report.calls).toBeGreaterThan(100);
    expect(report.message).toMatch(/proven: 1 of \d+ calls took 300 ms or more/);
  });

  it('is not a time: neither for an observed figure nor for a comparison', async () => {
    const thresholds = ['max<300', 'p(95)<=+10%'];
    const report = await budget({ thresholds }, broken(12));
    expect(report).toMatchObject({ outcome: 'passed', measurements: { maxMs: 10, lost: 1 } });
  });

  it('ends the check if there are more of them', async () => {
    for (const thresholds of [['p(95)<300'], ['errors<10%']]) {
      const report = await budget({ thresholds }, broken(10, 12));
      expect(report).toMatchObject({
        outcome: 'errored',
        message: 'Error: lambda:InvokeFunction: ECONNRESET',
        calls: 12,
      });
    }
  });

  it('ends the check at once if it is no matter of the connection', async () => {
    const denied = Object.assign(new Error('denied'), { failure: 'denied' });
    const report = await budget({ thresholds: ['p(95)<300'] }, (_, __, call) =>
      call === 30 ? Promise.reject(denied) : {},
    );
    expect(report).toMatchObject({ outcome: 'errored', calls: 30 });
  });
});

describe('the pace', () => {
  it('is not spoilt by one slow early call', async () => {
    const report = await budget(
      { thresholds: ['p(95)<10s'] },
      async (_, __, call) => {
        await sleep(call === 5 ? 700 : 1);
        return {};
      },
      threeSeconds(),
    );
    expect(report.outcome).toBe('passed');
  });

  it('says what would be enough if the calls do not fit', async () => {
    const report = await budget(
      { thresholds: ['p(95)<300'] },
      async () => {
        await sleep(50);
        return {};
      },
      threeSeconds(),
    );
    expect(report.outcome).toBe('inconclusive');
    expect(report.message).toMatch(
      /the \d+ calls that the next interim look needs do not fit into the time left: \d+ ms each, 1 at a time, they take \d+ ms, and \d+ ms are left; \d+ ms more or concurrency \d+ would be enough/,
    );
  });
});

describe("concurrency 'auto'", () => {
  /** How many calls were in flight at the same time, at most, after each call. */
  const counting = (answer: Awaited<ReturnType<Answering>>, ms: number) => {
    const seen: number[] = [];
    let now = 0;
    const answering: Answering = async () => {
      seen.push((now += 1));
      await sleep(ms);
      now -= 1;
      return answer;
    };
    return { seen, answering };
  };
  const auto = { thresholds: ['p(95)<300'], concurrency: 'auto' } as const;

  it('samples ten execution environments for a p95, and fewer for a median', async () => {
    const p95 = counting({}, 5);
    expect((await budget(auto, p95.answering)).outcome).toBe('passed');
    expect(Math.max(...p95.seen)).toBe(10);
    const med = counting({}, 5);
    await budget({ ...auto, thresholds: ['med<300'] }, med.answering);
    expect(Math.max(...med.seen)).toBe(4);
  });

  it('samples more if the calls do not fit into the time left', async () => {
    const { seen, answering } = counting({}, 100);
    const report = await budget(auto, answering, threeSeconds());
    expect(report.outcome).toBe('passed');
    expect(Math.max(...seen)).toBeGreaterThan(10);
    expect(Math.max(...seen)).toBeLessThanOrEqual(50);
  });

  it('samples fewer if the function is throttled', async () => {
    const { seen, answering } = counting({ throttles: 1 }, 5);
    await budget(auto, answering);
    expect(Math.max(...seen)).toBe(10);
    expect(seen.at(-1)).toBe(1);
  });

  it("makes one call at a time on the hook's own clock, which several would disturb", async () => {
    const { seen, answering } = counting({ report: undefined as never }, 5);
    await budget(auto, answering);
    expect(seen.at(-1)).toBe(1);
  });

  it('is the default', async () => {
    const { seen, answering } = counting({}, 5);
    await budget({ thresholds: ['p(95)<300'], concurrency: undefined as never }, answering);
    expect(Math.max(...seen)).toBe(10);
  });
});

describe('the lanes', () => {
  it('make about as many calls each, so that slow execution environments count as much', async () => {
    let [slow, fast] = [0, 0];
    let busy = false;
    await budget({ thresholds: ['p(95)<300'], concurrency: 4 }, async () => {
      const isSlow = !busy;
      if (isSlow) busy = true;
      await sleep(isSlow ? 40 : 1);
      if (isSlow) [busy, slow] = [false, slow + 1];
      else fast += 1;
      return {};
    });
    // Without a limit, the three fast ones would make forty calls each in the time of one slow call.
    expect(fast / slow).toBeLessThan(12);
  });

  it('warm up both versions before calls count, as often as warmUp says', async () => {
    const seen: string[] = [];
    const report = await budget(
      { thresholds: ['p(95)<=+10%'], concurrency: 2, warmUp: 7 },
      (_, options) => {
        seen.push(options?.version ?? 'target');
        return { executedVersion: options?.version === 'current' ? '1' : '2' };
      },
    );
    expect(report.measurements).toMatchObject({ n: 100, baselineN: 100 });
    expect(report.calls).toBeGreaterThanOrEqual(200 + 2 * 2 * 7);
    expect(report.calls).toBeLessThanOrEqual(200 + 2 * 2 * 7 + 1);
  });
});
