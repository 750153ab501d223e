import type { RunClock } from '../../lib/runClock.ts';
import type { Sample } from './sample.ts';

/** How fast calls are answered, once the function is warm. */
export interface CallPace {
  /** To be called after every sample. */
  readonly update: (samples: readonly Sample[]) => void;
  /** Wall time per call in milliseconds; `undefined` after too few calls to tell. */
  readonly msPerCall: () => number | undefined;
}

/** How many calls it takes before their pace predicts the rest. */
const leastCalls = 10;

/** A new pace. It starts at the first sample that is not a warm-up, because warming up is slower. */
export function callPace({ now }: RunClock): CallPace {
  let start: { readonly at: number; readonly calls: number } | undefined;
  let msPerCall: number | undefined;
  return {
    update: (samples) => {
      if (samples.at(-1)?.kind === 'warmUp') return;
      start ??= { at: now(), calls: samples.length };
      const calls = samples.length - start.calls;
      if (calls >= leastCalls) msPerCall = (now() - start.at) / calls;
    },
    msPerCall: () => msPerCall,
  };
}
