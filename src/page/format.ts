/** A share of 1 as a percentage: `12.5 %`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Two decimals below 10, else one. */
const figure = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1));

/** Real time: `0.4 ms`, `850 ms`, `1.2 s`. */
export function elapsed(ms: number): string {
  if (ms < 10) return `${figure(ms)} ms`;
  return ms < 1000 ? `${Math.round(ms)} ms` : `${figure(ms / 1000)} s`;
}

/** The deployment's clock: `minute 3`, `minute 0.02`. */
export const minute = (minutes: number): string => `minute ${Number(minutes.toFixed(2))}`;

/** `p95Ms: 12.345` becomes `p95 12.3 ms`; other names stay as they are. */
export function measurement([name, value]: readonly [string, number]): string {
  if (name.endsWith('Ms')) return `${name.slice(0, -2)} ${figure(value)} ms`;
  if (name.endsWith('Mb')) return `${name.slice(0, -2)} ${figure(value)} MB`;
  return `${name} ${figure(value)}`;
}

/** `1 check`, `2 checks`. */
export const counted = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;
