import { Map, clearTimeout, process, setTimeout } from '../lib/primordials.ts';
import type { LookupAddress, LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';

/** How long an address that is known waits for a newer one. */
const patienceMs = 300;

const addresses = new Map<string, LookupAddress[]>();

/**
 * Resolves a host name like Node. If that fails or takes long, it answers with the addresses that the
 * name had last: Node resolves names on libuv's thread pool, which checks may keep busy, and needs a
 * file descriptor for it, of which checks may leave none.
 */
export const rememberedLookup: LookupFunction = (hostname, options, callback) => {
  const known = addresses.get(hostname);
  let isAnswered = false;
  // Node passes no addresses with an error.
  const answer = (error: NodeJS.ErrnoException | null, found: LookupAddress[] = []): void => {
    if (isAnswered) return;
    isAnswered = true;
    clearTimeout(timer);
    const [first] = found;
    if (options.all === true || !first) callback(error, found);
    else callback(error, first.address, first.family);
  };
  const timer = known && setTimeout(() => answer(null, known), patienceMs);
  const all = { ...options, all: true } as LookupOptions & { all: true };
  process.getBuiltinModule('node:dns').lookup(hostname, all, (error, found) => {
    if (!error) addresses.set(hostname, found);
    if (error && known) answer(null, known);
    else answer(error, found);
  });
};
