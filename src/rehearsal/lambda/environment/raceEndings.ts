import { deferred } from './deferred.ts';
import type { ExitStatus, RuntimeProcess } from './runtimeProcess.ts';

export interface RunLimit {
  milliseconds: number;
  /** The function's own timeout, for the error message. */
  timeoutSeconds: number;
  /** A process that uses more is killed, as on Lambda. */
  memorySizeMb: number;
  /** Kills the process, which ends the run. */
  signal?: AbortSignal;
}

/** What a process does next, or how it ends. */
export type Ending =
  | { kind: 'asked' }
  | { kind: 'answer'; body: Buffer }
  | { kind: 'error'; document: Buffer }
  | { kind: 'exit'; status: ExitStatus }
  | { kind: 'timeout' };

const MEMORY_SAMPLE_MS = 25;

/** The first of: one of `endings`, the process's exit, the time limit. Samples memory meanwhile. */
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
