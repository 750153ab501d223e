import { Number } from '../../lib/primordials.ts';
import { scanThreshold, type Figure, type Operator } from './scanThreshold.ts';

/** A share of calls as an exact fraction: decimals such as 0.1 are none in floating point. */
export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** One threshold, read. */
export interface Threshold {
  /** As it was written. */
  readonly text: string;
  readonly figure: Figure;
  /** Of `p` and `errors`: the share of calls that may be over the limit. 0.05 of `p(95)`. */
  readonly overShare?: Share;
  readonly operator: Operator;
  /** Milliseconds, megabytes (`memory`) or percent (`errors`, and where `relative` says so). */
  readonly limit: number;
  /** The limit is a difference from the version in production. */
  readonly relative?: '%' | 'ms';
}

/** A threshold, or the mistake in it and the column (from 1) where it stands. */
export type ParsedThreshold =
  { readonly threshold: Threshold } | { readonly mistake: string; readonly column: number };

/**
 * Reads a threshold in the grammar of k6, with more figures:
 * `p(95)<300`, `avg<=120`, `med`, `min`, `max`, `init<2s`, `billed`, `memory<200`, `errors<1%`, and
 * relative to the version in production `p(95)<=+10%`, `avg<=+20ms`.
 */
export function parseThreshold(text: string): ParsedThreshold {
  const scanned = scanThreshold(text);
  if ('mistake' in scanned) return scanned;
  const { figure, percentile, operator, amount, unit, sign } = scanned;
  const base = { text, figure, operator };
  if (sign !== undefined) {
    if (figure !== 'avg' && figure !== 'p') {
      return { mistake: 'only avg, med and p(N) can be relative', column: scanned.valueColumn };
    }
    if (operator !== '<' && operator !== '<=') {
      return { mistake: 'a relative threshold needs < or <=', column: scanned.operatorColumn };
    }
    if (sign === '-' || Number(amount) === 0) {
      return { mistake: 'expected a tolerance above 0, such as +10%', column: scanned.valueColumn };
    }
  }
  if (figure === 'errors') {
    const overShare = shareOf(amount);
    if (unit !== '%') {
      return { mistake: 'expected a percentage, such as 1%', column: scanned.valueColumn };
    }
    if (overShare.numerator <= 0 || overShare.numerator >= overShare.denominator) {
      return {
        mistake: 'expected a percentage above 0% and below 100%: no number of calls proves more',
        column: scanned.valueColumn,
      };
    }
    return { threshold: { ...base, overShare, limit: Number(amount) } };
  }
  const mistake = unitMistake(figure, unit, sign !== undefined);
  if (mistake !== undefined) return { mistake, column: scanned.valueColumn };
  const limit = unit === 's' ? Number(amount) * 1_000 : Number(amount);
  const relative = sign === undefined ? undefined : unit === '%' ? '%' : 'ms';
  return {
    threshold: {
      ...base,
      limit,
      ...(percentile !== undefined && { overShare: rest(shareOf(percentile)) }),
      ...(relative !== undefined && { relative }),
    },
  };
}

function unitMistake(figure: Figure, unit: string, isRelative: boolean): string | undefined {
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

/** A percentage, given as decimal text, as a share. */
function shareOf(percent: string): Share {
  const digits = percent.split('.')[1]?.length ?? 0;
  return { numerator: Number(percent.replace('.', '')), denominator: 100 * 10 ** digits };
}

function rest({ numerator, denominator }: Share): Share {
  return { numerator: denominator - numerator, denominator };
}
