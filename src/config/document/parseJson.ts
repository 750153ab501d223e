import { DataError } from './dataError.ts';

/** Parses JSON. The error has the position if the JavaScript engine reports it. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new DataError(`is not JSON: ${why}`, { cause: error });
  }
}
