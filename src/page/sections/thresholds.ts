import type { CheckReport } from '../../model/check.ts';
import type { Limit } from '../charts/histogramChart.ts';

const absolute = /^(?:p\(\d+(?:\.\d+)?\)|avg|med|min|max)\s*[<>]=?\s*(\d+(?:\.\d+)?)\s*(ms|s)?$/;

/** The limits of a latency budget that are times. Relative ones and shares of errors have no place on a time axis. */
export function timeLimits(checks: readonly CheckReport[]): Limit[] {
  const found = checks.flatMap(({ name, checks: nested = [] }) => {
    const [, amount, unit] = absolute.exec(name) ?? [];
    const own =
      amount === undefined ? [] : [{ text: name, ms: Number(amount) * (unit === 's' ? 1000 : 1) }];
    return [...own, ...timeLimits(nested)];
  });
  return [...new Map(found.map((limit) => [limit.text, limit])).values()].slice(0, 8);
}
