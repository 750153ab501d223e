import { describe, expect, it } from 'vitest';
import { simulatedClock } from '../../src/rehearsal/simulatedClock.ts';

const realMs = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('simulatedClock', () => {
  it('speeds up waiting', async () => {
    const clock = simulatedClock({ minuteMs: 2 });
    const before = performance.now();
    await clock.wait(60);
    expect(performance.now() - before).toBeLessThan(10_000);
    expect(clock.now()).toBeGreaterThanOrEqual(60);
  });

  it('wakes sleepers in order, each at its own minute', async () => {
    const clock = simulatedClock({ minuteMs: 1 });
    const seen: string[] = [];
    const sleep = async (name: string, minutes: number): Promise<void> => {
      await clock.wait(minutes);
      // A busy machine may wake it later, but never earlier.
      expect(clock.now()).toBeGreaterThanOrEqual(minutes);
      seen.push(name);
    };
    await Promise.all([sleep('late', 30), sleep('early', 5), sleep('middle', 12)]);
    expect(seen).toEqual(['early', 'middle', 'late']);
  });

  it('runs in real time during work, even for those who already wait', async () => {
    const clock = simulatedClock({ minuteMs: 1 });
    let woken = false;
    const waiting = clock.wait(500).then(() => (woken = true));
    const before = clock.now();
    const duringWork = await clock.work(async () => {
      await realMs(300);
      return { woken, minutes: clock.now() - before };
    });
    expect(duringWork.woken).toBe(false);
    expect(duringWork.minutes).toBeLessThan(1);
    await waiting;
    expect(clock.now()).toBeGreaterThanOrEqual(500);
  });

  it('speeds up again when all work has ended, even if some of it threw', async () => {
    const clock = simulatedClock({ minuteMs: 1 });
    let woken = false;
    const waiting = clock.wait(500).then(() => (woken = true));
    const failing = clock.work(async () => {
      throw new Error('broke');
    });
    const long = clock.work(() => realMs(200));
    await expect(failing).rejects.toThrow('broke');
    await realMs(100);
    expect(woken).toBe(false);
    await long;
    await waiting;
  });

  it('never passes a minute that somebody waits for, however late it wakes them', async () => {
    const clock = simulatedClock({ minuteMs: 1 });
    const before = clock.now();
    const waiting = clock.wait(3);
    const after = clock.now();
    const until = performance.now() + 200;
    while (performance.now() < until);
    const reached = clock.now();
    expect(reached).toBeGreaterThanOrEqual(before + 3);
    expect(reached).toBeLessThanOrEqual(after + 3);
    await waiting;
  });

  it("rejects with the signal's reason, before and during the wait", async () => {
    const clock = simulatedClock({ minuteMs: 1000 });
    const stop = new AbortController();
    const waiting = clock.wait(60, stop.signal);
    const reason = new Error('stopped');
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(clock.wait(1, stop.signal)).rejects.toBe(reason);
  });

  it('refuses a minute that takes no time', () => {
    expect(() => simulatedClock({ minuteMs: 0 })).toThrow('at least 1 ms');
    expect(() => simulatedClock({ minuteMs: Number.NaN })).toThrow('at least 1 ms');
  });
});
