import { Number, RegExp, String } from '../../lib/primordials.ts';

/** The figure that a threshold limits. `p` stands for `p(N)` and `med`. */
export type Figure = 'avg' | 'min' | 'max' | 'p' | 'init' | 'billed' | 'memory' | 'errors';

/** How the figure must compare to the limit. */
export type Operator = '<' | '<=' | '>' | '>=';

/** The parts of a threshold's text, before anything checks what they mean. */
export interface ScannedThreshold {
  readonly figure: Figure;
  /** The N of `p(N)` as the user wrote it; `50` for `med`. */
  readonly percentile?: string;
  readonly operator: Operator;
  readonly operatorColumn: number;
  readonly sign?: '+' | '-';
  readonly amount: string;
  readonly unit: '' | '%' | 'ms' | 's' | 'MB';
  readonly valueColumn: number;
  /** The second tolerance of `+10% or +5ms`. */
  readonly floor?: { readonly amount: string; readonly unit: 'ms' | 's' };
}

/** What is wrong, and its column (from 1). */
export interface ScanMistake {
  readonly mistake: string;
  readonly column: number;
}

const figures = 'avg, min, max, med, p(N), init, billed, memory or errors';
const decimal = String.raw`\d{1,9}(?:\.\d{1,6})?`;

/** After a difference in percent, another one in time: ` or +5ms`. */
const floorPattern = String.raw`\s*\bor\s+\+\s*(${decimal})\s*(ms|s)\b`;

/** Splits a threshold into its parts, from left to right, up to the first mistake. */
export function scanThreshold(text: string): ScannedThreshold | ScanMistake {
  let at = 0;
  const take = (pattern: string): RegExpExecArray | undefined => {
    const found = new RegExp(pattern, 'y');
    found.lastIndex = at;
    const match = found.exec(text) ?? undefined;
    if (match !== undefined) at = found.lastIndex;
    return match;
  };
  const mistake = (what: string): ScanMistake => ({ mistake: what, column: at + 1 });

  take(String.raw`\s*`);
  const name = take(String.raw`(?:avg|min|max|med|init|billed|memory|errors)\b`)?.[0];
  const percentile = name === undefined ? takePercentile(take) : name === 'med' ? '50' : undefined;
  if (name === undefined && percentile === undefined) return mistake(`expected ${figures}`);
  if (percentile === '') return mistake('expected p(N) with N above 0 and below 100');
  take(String.raw`\s*`);
  const operatorColumn = at + 1;
  const operator = take('[<>]=?(?!=)')?.[0];
  if (operator === undefined) return mistake('expected <, <=, > or >=');
  take(String.raw`\s*`);
  const valueColumn = at + 1;
  const sign = take('[+-]')?.[0];
  const amount = take(decimal)?.[0];
  if (amount === undefined) return mistake('expected a number');
  const unit = take(String.raw`\s*(%|ms|s|MB)?`)?.[1] ?? '';
  const [, floorAmount, floorUnit] = sign === '+' && unit === '%' ? (take(floorPattern) ?? []) : [];
  take(String.raw`\s*`);
  if (at < text.length) return mistake('expected nothing more');
  return {
    figure: percentile === undefined ? (name as Figure) : 'p',
    ...(percentile !== undefined && { percentile }),
    operator: operator as Operator,
    operatorColumn,
    ...(sign !== undefined && { sign: sign as '+' | '-' }),
    amount,
    unit: unit as ScannedThreshold['unit'],
    valueColumn,
    ...(floorAmount !== undefined && {
      floor: { amount: floorAmount, unit: floorUnit === 's' ? 's' : 'ms' },
    }),
  };
}

/** The N of `p(N)`; `''` if N is not a percentile, `undefined` if there is no `p`. */
function takePercentile(
  take: (pattern: string) => RegExpExecArray | undefined,
): string | undefined {
  if (take(String.raw`p\s*\(\s*`) === undefined) return undefined;
  const between = String.raw`(?=(${decimal})\s*\))`;
  const percentile = take(between)?.[1] ?? '';
  if (!(Number(percentile) > 0 && Number(percentile) < 100)) return '';
  take(String.raw`[^)]*\)`);
  return percentile;
}
