import { invalid, optionalInteger, optionalString } from '../requests/inputReaders.ts';

/** One page of a list, by `Marker` and `MaxItems`; AWS's default is 50 items. */
export function page<T>(
  input: Record<string, unknown>,
  items: readonly T[],
): { items: T[]; next: { NextMarker?: string } } {
  const most = optionalInteger(input, 'MaxItems', [1, 10_000]) ?? 50;
  const marker = optionalString(input, 'Marker');
  const from = marker === undefined ? 0 : Number(marker);
  if (!Number.isInteger(from) || from < 0) {
    throw invalid('Marker', marker, 'Member must be a NextMarker of an earlier answer');
  }
  const to = from + most;
  return {
    items: items.slice(from, to),
    next: to < items.length ? { NextMarker: String(to) } : {},
  };
}
