import { Math } from '../../lib/primordials.ts';
import type { Sample } from './sample.ts';

/**
 * What each sample contributes, in order. A decider looks again after every call and the samples
 * only grow, so each is read once: reading all of them again would take quadratic time.
 */
export function incrementalReader<T>(
  read: (sample: Sample) => T | undefined,
): (samples: readonly Sample[]) => readonly T[] {
  const found: T[] = [];
  let next = 0;
  return (samples) => {
    for (const sample of samples.slice(next)) {
      const one = read(sample);
      if (one !== undefined) found.push(one);
    }
    next = Math.max(next, samples.length);
    return found;
  };
}
