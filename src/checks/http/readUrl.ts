import { URL } from 'node:url';

/** A URL that can be asked, and what the record shows of it. */
export interface ReadUrl {
  readonly url: string;
  /** Without credentials, query and fragment, which may be secret. */
  readonly shown: string;
}

/**
 * Reads a URL, or says why it cannot be asked. The sentence does not quote the text: one with a
 * mistake may hold credentials as well.
 */
export function readUrl(given: unknown): ReadUrl | { readonly why: string } {
  const parsed = typeof given === 'string' ? parse(given) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    return { why: 'is not a URL; expected one such as https://orders.example.com/health' };
  }
  if (parsed.username !== '' || parsed.password !== '') {
    return { why: 'has credentials; send them in the option "headers", as authorization' };
  }
  return { url: parsed.href, shown: `${parsed.origin}${parsed.pathname}` };
}

function parse(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
