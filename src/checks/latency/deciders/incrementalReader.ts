import { Math } from '../../../lib/primordials.ts';
import type { Sample } from '../sample.ts';

/**
 * Reads a value from every sample that has one, in order. A decider looks again after every call,
 * so this reads only the new samples: to read all of them again would take quadratic time.
 */
export function incrementalReader<T>(
  read: (sample: Sample) => T | undefined,
): (samples: readonly Sample[]) => readonly T[] {
  const found: T[] = [];
  let next = 0;
  return (samples) => {
    for (const sample of samples.slice(next)) {
      const value = read(sample);
      if (value !== undefined) found.push(value);
    }
    next = Math.max(next, samples.length);
    return found;
  };
}

/** Counts the samples that match, and like {@link incrementalReader} tests only the new ones. */
export function incrementalCounter(
  matches: (sample: Sample) => boolean,
): (samples: readonly Sample[]) => number {
  const found = incrementalReader((sample) => (matches(sample) ? sample : undefined));
  return (samples) => found(samples).length;
}
