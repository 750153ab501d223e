import { exitCodes } from './exitCodes.ts';

/** What became of the writes to stdout and stderr. */
export interface OutputErrors {
  /** Whether a write failed: what the reader has is not whole. */
  found: () => boolean;
}

/**
 * Listens to the errors of stdout and stderr. If the reader goes away (`| head`), the run goes on to its
 * end and keeps its exit code. Any other error, such as a full disk, is said once and sets the exit code.
 */
export function outputErrors(): OutputErrors {
  let found = false;
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE' || found) return;
      found = true;
      process.exitCode = exitCodes.usage;
      if (stream === process.stdout) {
        process.stderr.write(`allow-traffic: cannot write to stdout: ${error.message}\n`);
      }
    });
  }
  return { found: () => found };
}
