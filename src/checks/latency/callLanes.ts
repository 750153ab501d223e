import { Math } from '../../lib/primordials.ts';
import type { Sample } from './sample.ts';

/**
 * How many calls may be in flight at the same time. A lane is one of them: it starts its next call
 * after the last one was answered, so as many lanes use as many execution environments.
 */
export interface CallLanes {
  /** How many lanes may call now. */
  readonly allowed: () => number;
  /** How many lanes there may be if the calls do not fit into the time left. */
  readonly most: () => number;
  /** Asks for more lanes. */
  readonly grow: (lanes: number) => void;
  /** To be called with every sample. */
  readonly update: (sample: Sample) => void;
}

/** How many execution environments `'auto'` samples, and how many it samples in a hurry. */
const auto = { least: 4, usual: 10, most: 50 } as const;

/** How many calls of the first interim look a lane should make. */
const callsPerLane = 9;

/** The lanes for this option; `firstLook` is how many calls of each version the first look needs. */
export function callLanes(concurrency: number | 'auto', firstLook: number): CallLanes {
  if (concurrency !== 'auto') {
    const fixed = () => concurrency;
    return { allowed: fixed, most: fixed, grow: () => {}, update: () => {} };
  }
  let most: number = auto.most;
  let allowed = Math.min(auto.usual, Math.max(auto.least, Math.ceil(firstLook / callsPerLane)));
  const limit = (lanes: number) => {
    most = Math.min(most, Math.max(1, lanes));
    allowed = Math.min(allowed, most);
  };
  return {
    allowed: () => allowed,
    most: () => most,
    grow: (lanes) => {
      allowed = Math.max(allowed, Math.min(lanes, most));
    },
    update: ({ throttles, fromWall }) => {
      if (throttles > 0) limit(allowed - 1);
      // Calls at the same time disturb each other on the hook's own clock, not on Lambda's.
      if (fromWall) limit(1);
    },
  };
}
