import { createHash, hash as hashOf, type Hash } from 'node:crypto';

/** Longer texts are hashed: an answer may have 6 MB, and what it had at each path is kept. */
const longest = 64;
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
      if (waiting.length <= perUpdate) return;
      hash = (hash ?? createHash('sha256')).update(waiting);
      waiting = '';
    },
    text: () => {
      if (hash === undefined && waiting.length <= longest) return waiting;
      const digest =
        hash === undefined
          ? hashOf('sha256', waiting, 'base64')
          : hash.copy().update(waiting).digest('base64');
      return `sha256:${digest}`;
    },
  };
}
