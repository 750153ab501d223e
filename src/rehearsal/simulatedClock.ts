import type { Clock } from './clock.ts';

/** Options of {@link simulatedClock}. */
export interface SimulatedClockOptions {
  /**
   * Real milliseconds that one minute of waiting takes.
   * @default 100
   */
  minuteMs?: number;
}

const realMinuteMs = 60_000;

interface Sleeper {
  due: number;
  wake: () => void;
}

/**
 * A clock that speeds up waiting. It never passes a minute that somebody waits for: even if a busy
 * machine wakes a sleeper late, the sleeper reads the minute that it asked for.
 */
export function simulatedClock({ minuteMs = 100 }: SimulatedClockOptions = {}): Clock {
  if (!(minuteMs >= 1)) throw new RangeError(`a minute takes at least 1 ms, not ${minuteMs}`);
  const sleepers = new Set<Sleeper>();
  let minutes = 0;
  let readAt = performance.now();
  let running = 0;
  let timer: NodeJS.Timeout | undefined;

  const msPerMinute = (): number => (running > 0 ? realMinuteMs : minuteMs);
  const nextDue = (): number => Math.min(...[...sleepers].map((sleeper) => sleeper.due));

  const now = (): number => {
    const at = performance.now();
    minutes = Math.min(minutes + (at - readAt) / msPerMinute(), Math.max(minutes, nextDue()));
    readAt = at;
    return minutes;
  };

  const schedule = (): void => {
    clearTimeout(timer);
    if (sleepers.size === 0) return;
    // A timer holds 2^31 - 1 ms at most. It then fires early and is set again.
    const ms = Math.min((nextDue() - now()) * msPerMinute(), 2 ** 31 - 1);
    timer = setTimeout(wakeDue, Math.max(0, ms));
  };

  const wakeDue = (): void => {
    const reached = now();
    for (const sleeper of [...sleepers]) {
      if (sleeper.due > reached) continue;
      sleepers.delete(sleeper);
      sleeper.wake();
    }
    schedule();
  };

  return {
    now,
    wait: (wanted, signal) =>
      new Promise((resolve, reject) => {
        const rejectAborted = (): void => reject(abortError(signal));
        if (signal?.aborted) {
          rejectAborted();
          return;
        }
        const onAbort = (): void => {
          sleepers.delete(sleeper);
          schedule();
          rejectAborted();
        };
        const wake = (): void => {
          signal?.removeEventListener('abort', onAbort);
          resolve();
        };
        const sleeper: Sleeper = { due: now() + Math.max(0, wanted), wake };
        signal?.addEventListener('abort', onAbort, { once: true });
        sleepers.add(sleeper);
        schedule();
      }),
    work: async (run) => {
      now();
      running += 1;
      schedule();
      try {
        return await run();
      } finally {
        now();
        running -= 1;
        schedule();
      }
    },
  };
}

function abortError(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new Error('the wait was aborted', { cause: reason });
}
