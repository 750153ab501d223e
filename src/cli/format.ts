/** A share of 1 as percent, without needless decimals. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** Real time, as short as it can be said. */
export function elapsed(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** The deployment's clock; what the hooks took in real time are small parts of a minute. */
export const minute = (minutes: number): string => `minute ${Math.round(minutes)}`;

/** As many decimals as a person reads. */
export const figure = (value: number): number => Number(value.toFixed(value < 10 ? 2 : 1));

/** `p95Ms: 12.345` as `p95 12.3 ms`; other figures as they are. */
export function measurement(name: string, value: number): string {
  if (name.endsWith('Ms')) return `${name.slice(0, -2)} ${figure(value)} ms`;
  if (name.endsWith('Mb')) return `${name.slice(0, -2)} ${figure(value)} MB`;
  return `${name} ${figure(value)}`;
}
