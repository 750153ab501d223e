import { createHash, type Hash } from 'node:crypto';

/** Longer texts are hashed: an answer may have 6 MB, and several are in memory at a time. */
const longest = 200;
/** A call of the hash costs more than the few characters of one value. */
const perUpdate = 16_384;

/** A short text that is equal only if everything that was added is equal. */
export interface Fingerprint {
  add(part: string): void;
  text(): string;
}

export function fingerprint(): Fingerprint {
  let waiting = '';
  let hash: Hash | undefined;
  return {
    add: (part) => {
      // The length keeps parts apart: "a" and "bc" are not "ab" and "c".
      waiting += `${part.length}:${part}`;
      if (waiting.length <= (hash === undefined ? longest : perUpdate)) return;
      hash = (hash ?? createHash('sha256')).update(waiting);
      waiting = '';
    },
    text: () =>
      hash === undefined ? waiting : `sha256:${hash.copy().update(waiting).digest('base64')}`,
  };
}
