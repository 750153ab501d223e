import { Map, Math, Number, Set } from '../../../lib/primordials.ts';
import type { ComparedEvents } from '../rounds/compareRounds.ts';
import type { Evidence, JudgedPath } from '../rounds/judgeRounds.ts';

/** A path at which the versions differ, in all events together. */
export interface Difference {
  readonly path: string;
  /** The events that it differs in, by their names. */
  readonly events: readonly string[];
  /** How many rounds of one event found it, at least. */
  readonly rounds: number;
  /** The presence or the type differs, not only the value. */
  readonly isOfKind: boolean;
  /** In each event, each version has always given the same value. */
  readonly isFixed: boolean;
  /** All rounds were made, so the bound on false alarms holds. */
  readonly isDecided: boolean;
  /** What the first round of the first of these events found. */
  readonly evidence: Evidence;
}

/** All differences, the surest first: in most events, then of the type, then those that vary. */
export function gatherDifferences({ events, rounds }: ComparedEvents): Difference[] {
  const byPath = new Map<string, Difference>();
  for (const { name, judge } of events) {
    const different = judge.paths().filter(({ evidence }) => evidence !== undefined);
    const paths = new Set(different.map(({ path }) => path));
    for (const one of different) {
      if (isPartOfAnother(one, paths)) continue;
      const known = byPath.get(one.path);
      const made = judge.rounds();
      byPath.set(one.path, {
        path: one.path,
        events: [...(known?.events ?? []), name],
        rounds: Math.min(known?.rounds ?? made, made),
        isOfKind: (known?.isOfKind ?? false) || one.kind === 'different',
        isFixed: (known?.isFixed ?? true) && one.isFixed,
        isDecided: (known?.isDecided ?? false) || made >= rounds,
        evidence: known?.evidence ?? (one.evidence as Evidence),
      });
    }
  }
  return [...byPath.values()].sort(surestFirst);
}

/** A member of an object, or an item of a list, that is missing because more than it differs. */
function isPartOfAnother({ path, evidence }: JudgedPath, paths: ReadonlySet<string>): boolean {
  if (evidence?.isPaired === true) return false;
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    if (paths.has(path.slice(0, end))) return true;
    if (end === 0) return false;
  }
  return false;
}

function surestFirst(one: Difference, other: Difference): number {
  return (
    Number(other.isDecided) - Number(one.isDecided) ||
    other.events.length - one.events.length ||
    Number(other.isOfKind) - Number(one.isOfKind) ||
    Number(one.isFixed) - Number(other.isFixed) ||
    other.rounds - one.rounds ||
    (one.path < other.path ? -1 : 1)
  );
}
