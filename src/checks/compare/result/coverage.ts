import { Map } from '../../../lib/primordials.ts';
import { twoDecimals } from '../../../lib/twoDecimals.ts';
import type { CheckReport } from '../../../model/check.ts';
import type { ComparedEvent } from '../rounds/compareRounds.ts';
import type { JudgedPath } from '../rounds/judgeRounds.ts';

/** How much of the answers was compared. Only paths with values count, not what contains them. */
export interface Coverage {
  readonly paths: number;
  readonly compared: number;
  /** Not compared, because the version in production disagrees with itself. */
  readonly noise: number;
  /** Not compared, because their values differ between versions by their nature. */
  readonly byDefault: number;
  /** Compared ones among those and the noise, from 0 to 1; 0 if there are none. */
  readonly share: number;
}

/** The coverage of these events together. */
export function coverageOf(events: readonly ComparedEvent[]): Coverage {
  const leaves = events.flatMap(({ judge }) => judge.paths().filter(({ isLeaf }) => isLeaf));
  const count = (test: (one: JudgedPath) => boolean) => leaves.filter(test).length;
  const noise = count(({ value }) => value === 'noise');
  const byDefault = count(({ value }) => value === 'masked');
  const compared = leaves.length - noise - byDefault;
  const share = compared === 0 ? 0 : compared / (compared + noise);
  return { paths: leaves.length, compared, noise, byDefault, share };
}

/** The most paths that a message names. */
const namedAtMost = 20;

/** The report that lists what was masked; nothing if nothing was. */
export function maskedReport(events: readonly ComparedEvent[]): CheckReport | undefined {
  const noise = new Map<string, boolean>();
  const byDefault = new Map<string, boolean>();
  for (const { path, value, isLeaf, masked } of events.flatMap(({ judge }) => judge.paths())) {
    if (value === 'noise')
      noise.set(path, noise.get(path) === true || masked?.neverOverlap() === true);
    if (value === 'masked' && isLeaf) byDefault.set(path, false);
  }
  if (noise.size + byDefault.size === 0) return undefined;
  const apart = [...noise].filter(([, isApart]) => isApart).map(([path]) => path);
  const { paths, noise: count, byDefault: others } = coverageOf(events);
  const parts = [
    ...(noise.size > 0 ? [`noise, the old answers disagree: ${list([...noise.keys()])}`] : []),
    ...(byDefault.size > 0 ? [`by default: ${list([...byDefault.keys()])}`] : []),
    ...(apart.length > 0
      ? [`noise whose old and new values never overlap, so look at it: ${list(apart)}`]
      : []),
  ];
  return {
    name: 'masked',
    outcome: 'skipped',
    message: `only presence and type are compared of ${parts.join('; ')}`,
    measurements: {
      masked: count + others,
      maskedPercent: paths === 0 ? 0 : twoDecimals(((count + others) / paths) * 100),
    },
    durationMs: 0,
  };
}

function list(paths: readonly string[]): string {
  const named = paths.slice(0, namedAtMost).map((path) => (path === '' ? 'the answer' : path));
  const rest = paths.length - named.length;
  return `${named.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}
