import { Map, Math, Set } from '../../lib/primordials.ts';
import type { VersionUse } from '../../aws/versions/versionUses.ts';
import { cutText } from '../../lib/text.ts';

/** What a deployment says about a function. */
export interface Deployed {
  readonly targets: readonly number[];
  /** The versions in production before. */
  readonly current: readonly number[];
}

/** Which versions of a function go, and why the others stay. */
export interface PrunePlan {
  /** Oldest first. */
  readonly doomed: readonly number[];
  /** The others by reason. */
  readonly kept: ReadonlyMap<string, readonly number[]>;
}

function reasonsOf(
  uses: readonly VersionUse[],
  current: readonly number[],
): Map<number, Set<string>> {
  const reasons = new Map<number, Set<string>>();
  const add = (version: number, why: string): void => {
    reasons.set(version, (reasons.get(version) ?? new Set()).add(why));
  };
  for (const version of current) add(version, 'in production before');
  for (const { version, by } of uses) add(version, by);
  return reasons;
}

/**
 * Keeps the target and the newest versions before it, `keep` in all; every version that is newer than the
 * target; and every version that something names.
 */
export function prunePlan(
  versions: readonly number[],
  uses: readonly VersionUse[],
  { targets, current }: Deployed,
  keep: number,
): PrunePlan {
  const target = Math.min(...targets);
  const sorted = [...new Set(versions)].sort((one, other) => one - other);
  const newest = new Set(sorted.filter((version) => version <= target).slice(-keep));
  const reasons = reasonsOf(uses, current);
  const kept = new Map<string, number[]>();
  const doomed: number[] = [];
  for (const version of sorted) {
    const why = newest.has(version)
      ? `the newest ${keep}`
      : version > target
        ? 'newer than the target'
        : [...(reasons.get(version) ?? [])].join(', ');
    if (why === '') doomed.push(version);
    else kept.set(why, [...(kept.get(why) ?? []), version]);
  }
  return { doomed, kept };
}

/** A record must not be filled with numbers. */
const mostSpans = 20;

/** Numbers in ascending order, in words: `1-3, 7`. */
export function spansOf(numbers: readonly number[]): string {
  const spans: [number, number][] = [];
  for (const one of numbers) {
    const last = spans.at(-1);
    if (last?.[1] === one - 1) last[1] = one;
    else spans.push([one, one]);
  }
  const shown = spans
    .slice(0, mostSpans)
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  const rest = spans.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join(', ');
}

/** The characters of one function's kept versions that are shown. */
const longestKept = 1_000;

/** The versions that stay, and why. */
export const describeKept = ({ kept }: PrunePlan): string =>
  cutText(
    [...kept].map(([why, versions]) => `${spansOf(versions)} (${why})`).join(', '),
    longestKept,
  );
