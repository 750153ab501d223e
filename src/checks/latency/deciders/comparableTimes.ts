import { Math } from '../../../lib/primordials.ts';
import { warmTime, type Arm, type Sample } from '../sample.ts';
import { incrementalReader } from './incrementalReader.ts';

/** Warm times in the order of their calls, all of them on the same clock. */
export interface Times {
  readonly target: readonly number[];
  /** Those of the version in production; empty if nothing is compared with it. */
  readonly current: readonly number[];
  /** They come from the hook's own clock, because not every call had a REPORT line. */
  readonly onOwnClock: boolean;
}

/** Reads the warm times of the versions. */
export interface TimesReader {
  /** How many calls of each version count so far. */
  readonly count: (samples: readonly Sample[]) => number;
  /** The times of the first `size` calls of each version. */
  readonly first: (samples: readonly Sample[], size: number) => Times;
}

/**
 * A reader of times that can be compared. Lambda's clock and the hook's own measure different things,
 * so if one call has no REPORT line, all times come from the hook's own clock.
 */
export function comparableTimes(isRelative: boolean): TimesReader {
  const reader = (arm: Arm) =>
    incrementalReader((sample) => (warmTime(sample, arm) === undefined ? undefined : sample));
  const targetCalls = reader('target');
  const currentCalls = isRelative ? reader('current') : () => [];
  return {
    count: (samples) => {
      const { length } = targetCalls(samples);
      return isRelative ? Math.min(length, currentCalls(samples).length) : length;
    },
    first: (samples, size) => {
      const target = targetCalls(samples).slice(0, size);
      const current = currentCalls(samples).slice(0, size);
      const onOwnClock = [...target, ...current].some(({ fromWall }) => fromWall);
      const timeOf = ({ ms, wallMs }: Sample) => (onOwnClock ? wallMs : ms);
      return { target: target.map(timeOf), current: current.map(timeOf), onOwnClock };
    },
  };
}
