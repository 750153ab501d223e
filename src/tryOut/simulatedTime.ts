import { now as realNow } from '../lib/clock.ts';
import { setImmediate, setTimeout } from '../lib/primordials.ts';
import type { RunClock } from '../lib/runClock.ts';
import { seededRandom } from '../lib/random.ts';

/** A clock that stands still until it jumps to its next timer. It starts at 0. */
export interface SimulatedTime {
  readonly clock: RunClock;
  /** The outcome of work that waits by this clock. Moves the clock until the work has ended. */
  readonly run: <T>(work: Promise<T>) => Promise<T>;
}

interface Timer {
  readonly at: number;
  readonly purpose: 'pause' | 'limit';
  readonly callback: () => void;
}

/** Less than the 5 seconds that most test runners give a test. */
const defaultRealMs = 4_000;

/** One turn of the event loop: everything that can go on without time has gone on by then. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const millisecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));

/**
 * Time passes only if work pauses on this clock, as in Tokio's paused runtime: the clock then jumps
 * to its next timer. Time limits alone make no jump, because work without a pause on this clock
 * waits for something real, such as `fetch`, or hangs. It gets real time: until its next limit, but at
 * most `longestRealMs`. The clock stands still meanwhile, and then jumps to that limit.
 * @see https://docs.rs/tokio/latest/tokio/time/fn.pause.html
 */
export function simulatedTime(longestRealMs: number = defaultRealMs): SimulatedTime {
  const timers = new Set<Timer>();
  let nowMs = 0;
  const clock: RunClock = {
    now: () => nowMs,
    startTimer: (callback, ms, purpose) => {
      const timer = { at: nowMs + Math.max(0, ms), purpose, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    random: seededRandom(1),
  };
  const inOrder = (): Timer[] => [...timers].sort((a, b) => a.at - b.at);
  const hasPause = (): boolean => inOrder().some(({ purpose }) => purpose === 'pause');
  const jump = (): void => {
    const [next] = inOrder();
    if (next === undefined) return;
    timers.delete(next);
    nowMs = next.at;
    next.callback();
  };

  const run = async <T>(work: Promise<T>): Promise<T> => {
    let hasEnded = false;
    const isOver = () => hasEnded;
    const end = () => {
      hasEnded = true;
    };
    work.then(end, end);
    const waitForReal = async (): Promise<void> => {
      const leftMs = (inOrder()[0]?.at ?? Infinity) - nowMs;
      const ends = realNow() + Math.min(leftMs, longestRealMs);
      while (!isOver() && !hasPause() && realNow() < ends) await millisecond();
    };
    while (!isOver()) {
      await turn();
      if (!isOver() && !hasPause()) await waitForReal();
      if (!isOver()) jump();
    }
    return work;
  };
  return { clock, run };
}
