import type { RunClock } from '../../src/lib/runClock.ts';

export interface VirtualClock extends RunClock {
  /** Every pause in milliseconds, in order. */
  readonly pauses: number[];
}

/** A clock on which only pauses take time, and really none: minutes pass at once. No limit ends. */
export function virtualClock(): VirtualClock {
  const pauses: number[] = [];
  return {
    pauses,
    now: () => pauses.reduce((sum, ms) => sum + ms, 0),
    startTimer: (callback, ms, purpose) => {
      if (purpose === 'limit') return () => undefined;
      pauses.push(ms);
      const timer = setImmediate(callback);
      return () => {
        clearImmediate(timer);
      };
    },
    random: () => 0.5,
  };
}
