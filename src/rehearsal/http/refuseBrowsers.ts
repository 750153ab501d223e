import type { IncomingHttpHeaders } from 'node:http';
import { AwsError } from './awsError.ts';

/** The names by which a program on this machine reaches a loopback address. */
function isLoopback(hostname: string): boolean {
  const name = hostname.toLowerCase();
  return ['127.0.0.1', '[::1]', 'localhost'].includes(name) || name.endsWith('.localhost');
}

/** The host of a `Host` header without its port; undefined if it is not one. */
function hostnameOf(host: string): string | undefined {
  return URL.canParse(`http://${host}`) ? new URL(`http://${host}`).hostname : undefined;
}

/**
 * Throws AWS's `AccessDeniedException` for a request that a web page could have made. A page whose
 * own name resolves to 127.0.0.1 (DNS rebinding) is told by its `Host`, every other one by `Origin`
 * and `Sec-Fetch-Site`, which browsers set and a page cannot change.
 */
export function refuseBrowsers(headers: IncomingHttpHeaders): void {
  const { host = '', origin } = headers;
  const hostname = hostnameOf(host);
  if (hostname === undefined || !isLoopback(hostname)) {
    throw refusal(`Host is ${JSON.stringify(host)}; expected 127.0.0.1, [::1] or localhost`);
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw refusal(`Origin is ${JSON.stringify(origin)}; expected a request of an AWS SDK or CLI`);
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw refusal(`Sec-Fetch-Site is ${JSON.stringify(site)}; expected no request of a web page`);
  }
}

const refusal = (why: string): AwsError =>
  new AwsError('AccessDeniedException', `The stand-in serves this machine only: ${why}.`, 403);
