/**
 * The deployment's own clock, in minutes. It speeds up waiting only: while a function runs
 * ({@link Clock.work}), its minutes pass in real time.
 */
export interface Clock {
  /** Minutes since the clock was made. */
  now(): number;
  /** Resolves after that many minutes; rejects with the signal's reason if it is aborted. */
  wait(minutes: number, signal?: AbortSignal): Promise<void>;
  /** Runs work during which the clock's minutes pass in real time. */
  work<T>(run: () => Promise<T>): Promise<T>;
}
