import { FileError } from '../lib/fileError.ts';
import { ReporterError } from '../reporters/chooseReporters.ts';
import { DryRunError } from '../tryOut/dryRun/dryRunError.ts';
import { exitCodes } from './exitCodes.ts';
import { printError } from './print.ts';

/**
 * Prints why a command ended, and returns the exit code. A user's mistake is one sentence; only a defect of
 * this package shows its stack.
 */
export function explainError(error: unknown): number {
  if (isMistake(error) || isFileSystemError(error)) {
    say(error.message);
    return exitCodes.usage;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  say(`unexpected: ${text}`);
  return exitCodes.failed;
}

/** A message may hold lines of a file or of a function's log. */
function say(message: string): void {
  printError(`allow-traffic: ${message}\n`);
}

/** Whether the user can mend it: its message is a sentence. */
const isMistake = (error: unknown): error is Error =>
  error instanceof FileError ||
  error instanceof ReporterError ||
  error instanceof DryRunError ||
  isListenError(error);

/**
 * Whether the system refused a path: no permission, a full disk, a circle of links. Its message names the
 * path: `EACCES: permission denied, scandir '/home/data'`.
 */
const isFileSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'path' in error && typeof error.path === 'string';

/** Whether the server could not listen: the port is in use, or needs permission. */
function isListenError(error: unknown): error is Error {
  const cause =
    error instanceof Error ? (error.cause as NodeJS.ErrnoException | undefined) : undefined;
  return cause?.syscall === 'listen';
}
