import { deferred } from './deferred.ts';
import type { ExitStatus, RuntimeProcess } from './runtimeProcess.ts';

export interface RunLimit {
  milliseconds: number;
  /** The function's own timeout, for the sentence about it. */
  timeoutSeconds: number;
  /** More than this, and the process is killed, as Lambda does. */
  memorySizeMb: number;
  /** Ends the process, and the run with it. */
  signal?: AbortSignal;
}

/** What a process does next, or what becomes of it. */
export type Ending =
  | { kind: 'asked' }
  | { kind: 'answer'; body: Buffer }
  | { kind: 'error'; document: Buffer }
  | { kind: 'exit'; status: ExitStatus }
  | { kind: 'timeout' };

const MEMORY_SAMPLE_MS = 25;

/** The first of these endings, the process's exit, or the time's; its memory is sampled meanwhile. */
export async function raceEndings(
  process: RuntimeProcess,
  endings: Promise<Ending>[],
  { milliseconds, signal }: RunLimit,
  sample: () => void,
): Promise<Ending> {
  const late = deferred<Ending>();
  const timer = setTimeout(() => late.resolve({ kind: 'timeout' }), milliseconds);
  const sampling = setInterval(sample, MEMORY_SAMPLE_MS);
  const abort = (): void => process.kill();
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort);
  const exit = process.exited.then((status): Ending => ({ kind: 'exit', status }));
  try {
    return await Promise.race([...endings, exit, late.promise]);
  } finally {
    clearTimeout(timer);
    clearInterval(sampling);
    sample();
    signal?.removeEventListener('abort', abort);
  }
}
