import { describe, expect, it } from 'vitest';
import {
  limitedSignal,
  pause,
  pauseUnlessAborted,
  pauseWithin,
  realClock,
  withTimeout,
} from '../../src/lib/timers.ts';

const never = (): AbortSignal => new AbortController().signal;

describe('pause', () => {
  it('waits that long', async () => {
    const started = performance.now();
    await pause(30, never(), realClock);
    expect(performance.now() - started).toBeGreaterThanOrEqual(28);
    await pause(-5, never(), realClock);
  });

  it('rejects with the reason of the signal as soon as it is aborted', async () => {
    const abort = new AbortController();
    const waiting = pause(60_000, abort.signal, realClock);
    abort.abort(new Error('over'));
    await expect(waiting).rejects.toThrow('over');
    await expect(pause(60_000, abort.signal, realClock)).rejects.toThrow('over');
  });

  it('pauseWithin does not begin if there is no time for it', async () => {
    const context = { signal: never(), remainingTime: () => 20 };
    expect(await pauseWithin(20, context)).toBe(false);
    expect(await pauseWithin(0, context)).toBe(true);
  });

  it('pauseUnlessAborted returns whether the pause ended without an abort', async () => {
    const abort = new AbortController();
    expect(await pauseUnlessAborted(1, abort.signal, realClock)).toBe(true);
    const waiting = pauseUnlessAborted(60_000, abort.signal, realClock);
    abort.abort();
    expect(await waiting).toBe(false);
  });
});

describe('limitedSignal', () => {
  it('is aborted by whichever comes first', async () => {
    const outer = new AbortController();
    const limit = limitedSignal(outer.signal, 60_000, new Error('limit'), realClock);
    outer.abort(new Error('outer'));
    expect(limit.signal.reason).toEqual(new Error('outer'));
    limit.end();
    const short = limitedSignal(never(), 5, new Error('limit'), realClock);
    await pause(50, never(), realClock);
    expect(short.signal.reason).toEqual(new Error('limit'));
    expect(
      limitedSignal(AbortSignal.abort(new Error('before')), 5, new Error('limit'), realClock).signal
        .reason,
    ).toEqual(new Error('before'));
  });

  it.each([2 ** 31, Infinity])('with a limit of %d ms is not aborted at once', async (ms) => {
    const { signal, end } = limitedSignal(never(), ms, new Error('limit'), realClock);
    await pause(20, never(), realClock);
    expect(signal.aborted).toBe(false);
    end();
  });
});

describe('withTimeout', () => {
  const timeoutError = () => new Error('too long');

  it('has the outcome of work that ends in time, and does not abort its signal', async () => {
    let seen: AbortSignal | undefined;
    const answer = await withTimeout(60_000, timeoutError, async (signal) => {
      seen = signal;
      return 'answer';
    });
    expect(answer).toBe('answer');
    expect(seen!.aborted).toBe(false);
    await expect(
      withTimeout(60_000, timeoutError, () => Promise.reject(new Error('broken'))),
    ).rejects.toThrow('broken');
  });

  it('does not depend on work that obeys its signal', async () => {
    await expect(withTimeout(5, timeoutError, () => new Promise(() => {}))).rejects.toThrow(
      'too long',
    );
  });

  it('aborts the work, and rejects with its own error and not with that of the work', async () => {
    let reason: unknown;
    const work = (signal: AbortSignal) =>
      new Promise<never>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reason = signal.reason;
          reject(new Error('aborted'));
        });
      });
    await expect(withTimeout(5, timeoutError, work)).rejects.toThrow('too long');
    expect(reason).toEqual(new Error('too long'));
  });
});
