import { Math } from '../../../lib/primordials.ts';
import type { Steps } from '../../../lib/steps.ts';
import type { Decider, Decision, PlannedThreshold } from '../decision.ts';
import { describeMissingLooks } from '../interimLooks.ts';
import type { Sample } from '../sample.ts';

/** How a threshold is looked at that no call decides on its own. */
export interface LookRules {
  /** How many calls of each version count so far. */
  readonly count: (samples: readonly Sample[]) => number;
  /** The decision on the first `size` calls of each version; inconclusive if more are needed. */
  readonly lookAt: (samples: readonly Sample[], size: number) => Steps<Decision>;
  /** What the message says if no look was reached. */
  readonly undecided: 'not proven' | 'not estimated';
}

/**
 * A decider that decides at the planned looks only. Cut short, it tells what the last look found: a
 * look that has not ended by then would be late.
 */
export function lookByLook({ looks }: PlannedThreshold, rules: LookRules): Decider {
  const looksLeft = [...looks.sizes];
  let last: Decision | undefined;
  let begun: number | undefined;
  const undecided = (samples: readonly Sample[], why: string): Decision => {
    if (last !== undefined) return { ...last, message: `${last.message}: ${why}` };
    const message = `${rules.undecided}: ${why}`;
    return { outcome: 'inconclusive', n: rules.count(samples), message };
  };
  return {
    missing: (samples, look = 'next') => {
      const size = look === 'next' ? looksLeft[0] : looksLeft.at(-1);
      return Math.max(0, (size ?? 0) - rules.count(samples));
    },
    *decide(samples, end) {
      if (looks.sizes.length === 0) return undecided(samples, `it ${describeMissingLooks(looks)}`);
      const count = rules.count(samples);
      if (end !== undefined) {
        const due = begun ?? looksLeft.find((size) => size <= count);
        return undecided(samples, due === undefined ? end : describeLateness(end, due));
      }
      for (let size = looksLeft[0]; size !== undefined && size <= count; size = looksLeft[0]) {
        begun = looksLeft.shift();
        last = yield* rules.lookAt(samples, size);
        begun = undefined;
        if (last.outcome !== 'inconclusive') return last;
      }
      return looksLeft.length === 0 ? last : undefined;
    },
  };
}

function describeLateness(end: string, calls: number): string {
  const remedy = 'fewer samples, or more memory for the hook, would be enough';
  return `${end} before the look at ${calls} calls had ended; ${remedy}`;
}
