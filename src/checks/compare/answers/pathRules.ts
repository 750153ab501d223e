import { Map, Math, Number, Object } from '../../../lib/primordials.ts';
import type { PointerPath } from '../../../lib/jsonPointer.ts';
import { coversPath, matchesPath, parsePattern } from './pathPattern.ts';
import { isMaskedByDefault } from './defaultMasks.ts';

/** A difference of numbers that does not count: absolute, or a share of the larger one. */
export type Tolerance = number | `${number}%`;

/** The options that say how paths are compared. */
export interface PathOptions {
  ignore?: readonly string[];
  tolerance?: Tolerance | Readonly<Record<string, Tolerance>>;
  unordered?: readonly (string | { readonly path: string; readonly key: string })[];
}

/** How one path is compared. */
export interface PathRule {
  /** Neither it nor what is below it is read. */
  readonly isIgnored: boolean;
  /** Its value is not compared, only its presence and type. */
  readonly isMasked: boolean;
  /** Whether two numbers are the same; without it they must be equal. */
  readonly isNear?: (one: number, other: number) => boolean;
  /** A list that is compared as a set; `key` names the member that its items are matched by. */
  readonly unordered?: { readonly key?: string };
}

/** Tells the rule of each path, and which patterns were never of use. */
export interface PathRules {
  of(pointer: string): PathRule;
  /** The patterns of `ignore` and `unordered` that named no path so far. */
  unused(): string[];
}

interface Pattern {
  readonly text: string;
  readonly keys: PointerPath;
}

/** The most paths whose rules are remembered. */
const mostRemembered = 50_000;

const patternOf = (text: string): Pattern => ({ text, keys: parsePattern(text) });

/** The rules that follow from the options. */
export function pathRules({ ignore = [], tolerance = {}, unordered = [] }: PathOptions): PathRules {
  const used = new Map<string, boolean>();
  const find = <T extends Pattern>(
    patterns: readonly T[],
    path: PointerPath,
    names = coversPath,
  ) => {
    const found = patterns.find(({ keys }) => names(keys, path));
    if (found !== undefined) used.set(found.text, true);
    return found;
  };
  const ignored = ignore.map(patternOf);
  const sets = [
    // The answer of a function that reads batches: SQS's reader takes it as a set.
    { ...patternOf('/batchItemFailures'), key: 'itemIdentifier' },
    ...unordered.map((one) =>
      typeof one === 'string' ? patternOf(one) : { ...patternOf(one.path), key: one.key },
    ),
  ];
  const tolerances = tolerancesOf(tolerance);
  const known = new Map<string, PathRule>();
  const read = (path: PointerPath): PathRule => {
    const near = tolerances.find(({ keys }) => coversPath(keys, path));
    const set: { readonly key?: string } | undefined = find<Pattern & { key?: string }>(
      sets,
      path,
      matchesPath,
    );
    return {
      isIgnored: find(ignored, path) !== undefined,
      isMasked: isMaskedByDefault(path),
      ...(near !== undefined && { isNear: near.isNear }),
      ...(set !== undefined && { unordered: set }),
    };
  };
  return {
    of: (pointer) => {
      const rule = known.get(pointer) ?? read(parsePattern(pointer));
      // Objects whose keys are random have other paths in every answer.
      if (known.size < mostRemembered) known.set(pointer, rule);
      return rule;
    },
    unused: () =>
      [...ignored, ...sets.slice(1)].map(({ text }) => text).filter((text) => !used.has(text)),
  };
}

type NearPattern = Pattern & { readonly isNear: NonNullable<PathRule['isNear']> };

function tolerancesOf(tolerance: PathOptions['tolerance']): NearPattern[] {
  if (typeof tolerance === 'number' || typeof tolerance === 'string') {
    return [{ ...patternOf('/**'), isNear: nearBy(tolerance) }];
  }
  return Object.entries(tolerance ?? {}).map(([text, one]) => ({
    ...patternOf(text),
    isNear: nearBy(one),
  }));
}

function nearBy(tolerance: Tolerance): NearPattern['isNear'] {
  if (typeof tolerance === 'number') {
    return (one, other) => Math.abs(one - other) <= tolerance;
  }
  const share = Number(tolerance.replace('%', '')) / 100;
  return (one, other) => Math.abs(one - other) <= share * Math.max(Math.abs(one), Math.abs(other));
}
