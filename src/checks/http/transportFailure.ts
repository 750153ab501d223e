import { Error } from '../../lib/primordials.ts';
import { cutText } from '../../lib/text.ts';

/** Why `fetch` has no answer. */
export interface TransportFailure {
  /** The code of the system, of TLS or of `fetch`; without one, its message. */
  readonly text: string;
  readonly mayRetry: boolean;
}

/** The name was not found, or nothing was connected: the request was not sent. */
const unsent =
  /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPROTO|UND_ERR_CONNECT_TIMEOUT|(ERR_TLS|ERR_SSL|CERT|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)_.+)$/;

/** The connection broke. The request may have been sent. */
const broken = /^(ECONNRESET|EPIPE|ETIMEDOUT|UND_ERR_SOCKET)$/;

/**
 * Reads what `fetch` rejected with. A request that may have been carried out is sent again only if
 * its method is idempotent (RFC 9110, section 9.2.2).
 */
export function transportFailure(thrown: unknown, method: string): TransportFailure {
  // An error without a cause is about the request, and may quote a header.
  const cause = thrown instanceof Error ? thrown.cause : undefined;
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string') {
    // Too many redirects, or an answer that is not HTTP: no attempt would change it.
    const text = typeof message === 'string' ? cutText(message) : 'fetch refused the request';
    return { text, mayRetry: false };
  }
  const isIdempotent = method !== 'POST' && method !== 'PATCH';
  return { text: code, mayRetry: unsent.test(code) || (isIdempotent && broken.test(code)) };
}
