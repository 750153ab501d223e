const units: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a number or of a string such as `100ms`, `1.5s`, `2m`; undefined where it is neither. */
export function durationMs(given: string | number): number | undefined {
  if (typeof given === 'number') return Number.isFinite(given) ? given : undefined;
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h)$/.exec(given.trim());
  const unit = units[match?.[2] ?? ''];
  return match === null || unit === undefined ? undefined : Number(match[1]) * unit;
}
