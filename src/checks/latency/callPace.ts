import { Math } from '../../lib/primordials.ts';
import { ascending, percentile } from '../statistics/percentile.ts';

/** How long a call takes, once the function is warm. */
export interface CallPace {
  /** To be called with the wall time of every call that does not warm anything up. */
  readonly record: (ms: number) => void;
  /** The median wall time of a call in milliseconds; `undefined` after too few calls to tell. */
  readonly msPerCall: () => number | undefined;
}

/** How many calls it takes before their pace predicts the rest. */
const leastCalls = 10;

/** How many of the last calls count, so that the pace follows a function that gets faster. */
const mostCalls = 50;

/** A new pace. It is the median, because one slow call says nothing about the next ones. */
export function callPace(): CallPace {
  const times: number[] = [];
  return {
    record: (ms) => {
      times.push(ms);
      if (times.length > mostCalls) times.shift();
    },
    msPerCall: () => (times.length < leastCalls ? undefined : percentile(ascending(times), 0.5)),
  };
}

/** Wall time in milliseconds of this many calls, if each takes `msPerCall`. */
export function timeOf(
  calls: number,
  msPerCall: number,
  { concurrency, rate = Infinity }: { concurrency: number; rate?: number | undefined },
): number {
  return calls * Math.max(msPerCall / concurrency, 1_000 / rate);
}
