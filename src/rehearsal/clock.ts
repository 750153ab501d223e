/**
 * The deployment's own clock, in minutes. It compresses waiting only: while work runs
 * ({@link Clock.work}), its minutes pass in real time.
 */
export interface Clock {
  /** Minutes since the clock was made. */
  now(): number;
  /** Resolves after so many of the clock's minutes; rejects with the signal's reason if aborted. */
  wait(minutes: number, signal?: AbortSignal): Promise<void>;
  /** Runs work during which the clock's minutes pass in real time. */
  work<T>(run: () => Promise<T>): Promise<T>;
}
