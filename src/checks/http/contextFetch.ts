import { Symbol, fetch } from '../../lib/primordials.ts';

type Fetch = typeof globalThis.fetch;

/** Registered, because `allow-traffic/testing` is a bundle of its own. */
const key = (): symbol => Symbol.for('allow-traffic.fetch');

/** A member of a context, for the test kit, which answers the requests of `http`. */
export const fetchMember = (fetch: Fetch): object => ({ [key()]: fetch });

/** What sends the requests of a check: the platform's `fetch`, unless the test kit made its context. */
export const fetchOf = (context: object): Fetch =>
  (context as Record<symbol, Fetch | undefined>)[key()] ?? fetch;
