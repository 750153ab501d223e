import { Math, Number } from './primordials.ts';
import { longestTimerMs } from './timers.ts';

/** A length of time: a number of milliseconds, or a text with a unit: `'250ms'`, `'30s'`, `'5m'`. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m`;

/** What a duration looks like, for messages. */
export const durationExpected =
  "milliseconds as a number from 0, or a text such as '250ms', '30s' or '5m'";

const unitMs = { ms: 1, s: 1_000, m: 60_000 } as const;

/** The milliseconds of a {@link Duration}; `undefined` for any other value and for more than a timer can wait. */
export function parseDuration(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? parseText(value) : value;
  if (typeof ms !== 'number') return undefined;
  return ms >= 0 && ms <= longestTimerMs ? ms : undefined;
}

function parseText(text: string): number | undefined {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|m)\s*$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return Number(amount) * unitMs[unit as keyof typeof unitMs];
}

/** A duration for sentences: `850 ms`, and from 10 seconds on `30 s`. */
export function durationInWords(ms: number): string {
  return ms >= 10_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms)} ms`;
}
