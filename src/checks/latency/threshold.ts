import { Number } from '../../lib/primordials.ts';
import type { Basis } from '../../model/check.ts';
import {
  scanThreshold,
  type Figure,
  type Operator,
  type ScanMistake,
  type ScannedThreshold,
} from './scanThreshold.ts';

/** A share of calls as an exact fraction, because floating point cannot hold 0.1. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** One parsed threshold. */
export interface Threshold {
  /** The text as the user wrote it. */
  readonly text: string;
  readonly figure: Figure;
  /** For `p` and `errors`: the share of calls that may exceed the limit. 0.05 for `p(95)`. */
  readonly overShare?: Share;
  readonly operator: Operator;
  /** In milliseconds, megabytes (`memory`), or percent (`errors`, or if `relative` says so). */
  readonly limit: number;
  /** Set if the limit is a difference from the version in production, with its unit. */
  readonly relative?: '%' | 'ms';
  /** In milliseconds: a difference this large is within the tolerance, whatever its percentage. */
  readonly floorMs?: number;
}

/** A threshold, or the mistake in its text and the column (from 1) of that mistake. */
export type ParsedThreshold = { readonly threshold: Threshold } | ScanMistake;

/**
 * Parses a threshold. The grammar is that of k6, with more figures:
 * `p(95)<300`, `avg<=120`, `med`, `min`, `max`, `init<2s`, `billed`, `memory<200`, `errors<1%`, and
 * relative to the version in production `p(95)<=+10%`, `avg<=+20ms`, `p(95)<=+10% or +5ms`.
 */
export function parseThreshold(text: string): ParsedThreshold {
  const scanned = scanThreshold(text);
  if ('mistake' in scanned) return scanned;
  const mistake = relativeMistake(scanned) ?? valueMistake(scanned);
  if (mistake !== undefined) return mistake;
  const { figure, operator, amount, unit, sign, floor } = scanned;
  const overShare = scannedShare(scanned);
  return {
    threshold: {
      text,
      figure,
      operator,
      limit: inMs(amount, unit),
      ...(overShare !== undefined && { overShare }),
      ...(sign !== undefined && { relative: unit === '%' ? '%' : 'ms' }),
      ...(floor !== undefined && { floorMs: inMs(floor.amount, floor.unit) }),
    },
  };
}

function inMs(amount: string, unit: ScannedThreshold['unit']): number {
  return unit === 's' ? Number(amount) * 1_000 : Number(amount);
}

function relativeMistake(scanned: ScannedThreshold): ScanMistake | undefined {
  const { figure, operator, sign, amount, operatorColumn, valueColumn } = scanned;
  if (sign === undefined) return undefined;
  if (figure !== 'avg' && figure !== 'p') {
    return { mistake: 'only avg, med and p(N) can be relative', column: valueColumn };
  }
  if (operator !== '<' && operator !== '<=') {
    return { mistake: 'a relative threshold needs < or <=', column: operatorColumn };
  }
  if (sign === '-' || Number(amount) === 0) {
    return { mistake: 'expected a tolerance above 0, such as +10%', column: valueColumn };
  }
  return undefined;
}

function valueMistake(scanned: ScannedThreshold): ScanMistake | undefined {
  const { figure, amount, sign, valueColumn } = scanned;
  const mistake =
    figure === 'errors'
      ? shareMistake(scanned, shareOf(amount))
      : unitMistake(scanned, sign !== undefined);
  return mistake === undefined ? undefined : { mistake, column: valueColumn };
}

function shareMistake(
  { unit }: ScannedThreshold,
  { numerator, denominator }: Share,
): string | undefined {
  if (unit !== '%') return 'expected a percentage, such as 1%';
  return numerator > 0 && numerator < denominator
    ? undefined
    : 'expected a percentage above 0% and below 100%: no number of calls can prove 0% or 100%';
}

function unitMistake({ figure, unit }: ScannedThreshold, isRelative: boolean): string | undefined {
  if (isRelative) {
    return unit === '%' || unit === 'ms' || unit === 's'
      ? undefined
      : 'expected a difference with its unit, such as +10% or +20ms';
  }
  if (unit === '%') return 'expected a limit without %; a relative one starts with +, such as +10%';
  const units = figure === 'memory' ? ['', 'MB'] : ['', 'ms', 's'];
  if (units.includes(unit)) return undefined;
  return figure === 'memory' ? 'expected megabytes, such as 200' : 'expected a time, such as 300';
}

function scannedShare({ figure, percentile, amount }: ScannedThreshold): Share | undefined {
  if (figure === 'errors') return shareOf(amount);
  if (percentile === undefined) return undefined;
  const { numerator, denominator } = shareOf(percentile);
  return { numerator: denominator - numerator, denominator };
}

/** A percentage in decimal text, as a share. */
function shareOf(percent: string): Share {
  const digits = percent.split('.')[1]?.length ?? 0;
  return { numerator: Number(percent.replace('.', '')), denominator: 100 * 10 ** digits };
}

/** How a threshold on this figure is decided. */
export function basisOf({ figure, overShare }: Threshold): Basis {
  if (figure === 'avg') return 'estimated';
  return overShare === undefined ? 'observed' : 'proven';
}

/** The share of calls that may exceed the limit; none, unless the threshold names a share. */
export function overShareOf({ overShare }: Threshold): Share {
  return overShare ?? { numerator: 0, denominator: 1 };
}

/** A share as a number. */
export function shareNumber({ numerator, denominator }: Share): number {
  return numerator / denominator;
}
