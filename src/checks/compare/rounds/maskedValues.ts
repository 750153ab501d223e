import { Math, Map } from '../../../lib/primordials.ts';
import type { PathValue } from '../answers/flattenAnswer.ts';

/** The values of a path that is noise, as far as one can tell the versions apart by them. */
export interface MaskedValues {
  add(old: readonly PathValue[], now: PathValue): void;
  /**
   * No new value was among the old ones, although that would be expected: old values repeat
   * themselves, or all values are numbers and the new ones lie in a range of their own. It is an
   * observation without a stated error. Ids that never repeat say nothing.
   */
  neverOverlap(): boolean;
}

/** Fewer rounds say nothing about how the values spread. */
export const roundsForNoise = 3;

export function maskedValues(): MaskedValues {
  const oldTimes = new Map<string, number>();
  const newTimes = new Map<string, number>();
  const ranges = { old: range(), now: range() };
  let rounds = 0;
  const count = (times: Map<string, number>, { print }: PathValue) =>
    times.set(print, (times.get(print) ?? 0) + 1);
  return {
    add: (old, now) => {
      rounds += 1;
      for (const one of old) {
        count(oldTimes, one);
        ranges.old.add(one);
      }
      count(newTimes, now);
      ranges.now.add(now);
    },
    neverOverlap: () => {
      if (rounds < roundsForNoise) return false;
      const repeats = [...oldTimes.values()].some((times) => times > 1);
      const isAmong = [...newTimes.keys()].some((print) => oldTimes.has(print));
      return (repeats && !isAmong) || ranges.old.isApartFrom(ranges.now);
    },
  };
}

interface Range {
  least: number;
  most: number;
  isOfNumbers: boolean;
  add(value: PathValue): void;
  isApartFrom(other: Range): boolean;
}

function range(): Range {
  return {
    least: Infinity,
    most: -Infinity,
    isOfNumbers: true,
    add({ first, kinds }) {
      const value = first[0]?.value;
      this.isOfNumbers &&= kinds === 'number' && first.length === 1;
      if (typeof value !== 'number') return;
      this.least = Math.min(this.least, value);
      this.most = Math.max(this.most, value);
    },
    isApartFrom(other) {
      const areNumbers = this.isOfNumbers && other.isOfNumbers;
      return areNumbers && (this.most < other.least || other.most < this.least);
    },
  };
}
