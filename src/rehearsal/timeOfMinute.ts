import type { Clock } from './clock.ts';

const minuteMs = 60_000;

/**
 * The time of day of a minute of the clock, as seen now. A hook sees the minutes of the deployment that
 * lie behind it as real ones: what happened three simulated minutes ago has a time of three minutes ago.
 */
export const timeOfMinute = (clock: Clock, minute: number): number =>
  Date.now() - (clock.now() - minute) * minuteMs;

/** The minute of the clock of a time of day: the reverse of {@link timeOfMinute}. */
export const minuteOfTime = (clock: Clock, time: number): number =>
  clock.now() - (Date.now() - time) / minuteMs;
