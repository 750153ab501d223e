import { Math, Number } from './primordials.ts';
/** A length of time: milliseconds, or a number with its unit: `'250ms'`, `'30s'`, `'5m'`. */
export type Duration = number | `${number}ms` | `${number}s` | `${number}m`;

/** What a duration looks like, for messages. */
export const durationExpected =
  "milliseconds as a number from 0, or a text such as '250ms', '30s' or '5m'";

const milliseconds = { ms: 1, s: 1_000, m: 60_000 } as const;

/** Timers of Node.js count in 31 bits; a longer delay would fire at once. */
const longest = 2 ** 31 - 1;

/** Milliseconds, or `undefined` where the value is no {@link Duration}. */
export function parseDuration(value: unknown): number | undefined {
  const ms = typeof value === 'string' ? fromText(value) : value;
  if (typeof ms !== 'number') return undefined;
  return ms >= 0 && ms <= longest ? ms : undefined;
}

function fromText(text: string): number | undefined {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|m)\s*$/.exec(text) ?? [];
  if (amount === undefined || unit === undefined) return undefined;
  return Number(amount) * milliseconds[unit as keyof typeof milliseconds];
}

/** `850 ms`, `30 s`: for sentences. */
export function durationInWords(ms: number): string {
  return ms >= 10_000 ? `${Math.round(ms / 100) / 10} s` : `${Math.round(ms)} ms`;
}
