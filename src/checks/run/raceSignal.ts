import { describeThrown } from '../../lib/describeThrown.ts';
import { Error, Promise, setImmediate } from '../../lib/primordials.ts';

/**
 * Waits for work that never rejects, but no longer than until the signal is aborted.
 *
 * @param nests - The work is given one turn of the event loop more, to collect what is inside it.
 */
export function raceSignal<T>(
  work: Promise<T>,
  signal: AbortSignal,
  nests: boolean,
): Promise<T | { readonly unfinished: true }> {
  return new Promise((resolve) => {
    const leave = () => {
      resolve({ unfinished: true });
    };
    const stop = () => {
      if (nests) setImmediate(leave);
      else leave();
    };
    signal.addEventListener('abort', stop, { once: true });
    void work.then((ended) => {
      signal.removeEventListener('abort', stop);
      resolve(ended);
    });
  });
}

/** Why a signal was aborted, as the end of a sentence. */
export function reasonOf(signal: AbortSignal): string {
  const reason: unknown = signal.reason;
  const isPlainAbort =
    reason instanceof Error && (reason.name === 'AbortError' || reason.name === 'TimeoutError');
  if (isPlainAbort || reason === undefined) return 'its time was over';
  return reason instanceof Error ? reason.message : describeThrown(reason);
}
