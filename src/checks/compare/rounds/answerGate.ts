import { Map, Math, Promise } from '../../../lib/primordials.ts';

/** Room in memory for the answers of one round. */
export interface AnswerRoom {
  /** The answers turn out to have another size. */
  resize(size: number): void;
  leave(): void;
}

/** Lets rounds through as long as their answers fit into memory together. */
export interface AnswerGate {
  /** Waits until there is room for answers of this size. Rejects with the signal's reason. */
  enter(size: number, signal: AbortSignal): Promise<AnswerRoom>;
}

/** @param capacity - The sum of the sizes that are let through. One round always is. */
export function answerGate(capacity: number): AnswerGate {
  const waiting = new Map<() => void, number>();
  let [used, inside] = [0, 0];
  const proceed = (): void => {
    for (const [begin, size] of waiting) {
      if (inside > 0 && used + size > capacity) return;
      waiting.delete(begin);
      begin();
    }
  };
  const room = (given: number): AnswerRoom => {
    let size = given;
    [used, inside] = [used + size, inside + 1];
    const resize = (wanted: number): void => {
      used += wanted - size;
      size = wanted;
      proceed();
    };
    return {
      resize,
      leave: () => {
        inside -= 1;
        resize(0);
      },
    };
  };
  return {
    enter: (given, signal) =>
      new Promise((resolve, reject) => {
        const size = Math.min(given, capacity);
        const abort = (): void => {
          waiting.delete(begin);
          reject(signal.reason as Error);
        };
        const begin = (): void => {
          signal.removeEventListener('abort', abort);
          resolve(room(size));
        };
        if (signal.aborted) {
          abort();
          return;
        }
        signal.addEventListener('abort', abort, { once: true });
        waiting.set(begin, size);
        proceed();
      }),
  };
}
