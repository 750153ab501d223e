/**
 * How a run of checks measures time and waits. A hook's run has the real clock, see `timers.ts`.
 * @internal
 */
export interface RunClock {
  /** Milliseconds on a clock that never goes back. */
  readonly now: () => number;
  /**
   * Calls back after `ms` milliseconds. The returned function stops the timer.
   *
   * @param purpose - `pause`: something waits for the timer. `limit`: the timer ends other work.
   */
  readonly startTimer: (callback: () => void, ms: number, purpose: 'pause' | 'limit') => () => void;
  /** A number from 0 to 1, which spreads the attempts of a call that is repeated. */
  readonly random: () => number;
}
