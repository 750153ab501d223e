import { describe, expect, it } from 'vitest';
import { limitedSignal, pause, pauseWithin } from '../../src/lib/timers.ts';

const never = (): AbortSignal => new AbortController().signal;

describe('pause', () => {
  it('waits as long as it is told', async () => {
    const started = performance.now();
    await pause(30, never());
    expect(performance.now() - started).toBeGreaterThanOrEqual(28);
    await pause(-5, never());
  });

  it('is ended by the signal, with its reason', async () => {
    const abort = new AbortController();
    const waiting = pause(60_000, abort.signal);
    abort.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(pause(60_000, abort.signal)).rejects.toThrow('over');
  });

  it('does not begin where there is no time for it', async () => {
    const context = { signal: never(), remainingTime: () => 20 };
    expect(await pauseWithin(20, context)).toBe(false);
    expect(await pauseWithin(0, context)).toBe(true);
  });
});

describe('limitedSignal', () => {
  it('is aborted by whichever is first', async () => {
    const outer = new AbortController();
    const limit = limitedSignal(outer.signal, 60_000, new Error('limit'));
    outer.abort(new Error('outer'));
    expect(limit.signal.reason).toEqual(new Error('outer'));
    limit.end();
    const short = limitedSignal(never(), 5, new Error('limit'));
    await pause(50, never());
    expect(short.signal.reason).toEqual(new Error('limit'));
    expect(
      limitedSignal(AbortSignal.abort(new Error('before')), 5, new Error('limit')).signal.reason,
    ).toEqual(new Error('before'));
  });

  it.each([2 ** 31, Infinity])('of %d ms is not over at once', async (ms) => {
    const { signal, end } = limitedSignal(never(), ms, new Error('limit'));
    await pause(20, never());
    expect(signal.aborted).toBe(false);
    end();
  });
});
