import { JSON } from '../../lib/primordials.ts';
import { deferredError } from './deferredError.ts';

/** A text unchanged, any other value as JSON; `''` if it has no JSON, such as a function. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    const json: unknown = JSON.stringify(value);
    return typeof json === 'string' ? json : '';
  } catch (error) {
    return deferredError(error) as string;
  }
}
