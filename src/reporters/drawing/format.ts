/** A share of 1 as a percentage: `12.5 %`, `10 %`. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Real time: `850 ms`, `1.2 s`. */
export function elapsed(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The deployment's clock, rounded: what hooks take in real time is a small part of a minute. */
export const minute = (minutes: number): string => `minute ${Math.round(minutes)}`;

/** Two decimals below 10, else one. */
export const figure = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1));

/** `p95Ms: 12.345` becomes `p95 12.3 ms`; other names stay as they are. */
export function measurement(name: string, value: number): string {
  if (name.endsWith('Ms')) return `${name.slice(0, -2)} ${figure(value)} ms`;
  if (name.endsWith('Mb')) return `${name.slice(0, -2)} ${figure(value)} MB`;
  return `${name} ${figure(value)}`;
}
