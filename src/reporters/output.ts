import { closeSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { FileError } from '../lib/fileError.ts';
import { showCommands, type TextLanguage } from '../lib/showCommands.ts';
import { hasColour } from './drawing/hasColour.ts';

/** Where a reporter writes. */
export interface Output {
  /** In GitHub Actions, the runner obeys nothing that is in the text. */
  write(text: string): void;
  /** Writes a line that the runner of GitHub Actions obeys. */
  writeCommand(line: string): void;
  /** Whether ANSI escape codes set colours. */
  readonly hasColour: boolean;
  /** The path, if it is a file. */
  readonly path?: string;
  /** Set if a view can be drawn in place. */
  readonly terminal?: NodeJS.WriteStream;
  /** Throws a {@link FileError} if something could not be written. */
  close(): void;
}

/** stdout or stderr, for texts in one language. Who owns the stream listens to its errors. */
export function streamOutput(
  stream: NodeJS.WriteStream,
  env: NodeJS.ProcessEnv,
  language?: TextLanguage,
): Output {
  const isTerminal = stream.isTTY && env['TERM'] !== 'dumb';
  return {
    write: (text) => void stream.write(showCommands(text, env, language)),
    writeCommand: (line) => void stream.write(`${line}\n`),
    hasColour: hasColour(stream.isTTY, env),
    ...(isTerminal && { terminal: stream }),
    close: () => undefined,
  };
}

/** Opens the file at once, so that a mistake in its path is found before a long run. */
export function fileOutput(path: string): Output {
  let failure: FileError | undefined;
  const file = attempt(path, () => {
    mkdirSync(dirname(path), { recursive: true });
    return openSync(path, 'w');
  });
  // The runner does not read a file.
  const write = (text: string): void => {
    try {
      if (failure === undefined) writeFileSync(file, text);
    } catch (error) {
      failure = writeFailure(path, error);
    }
  };
  return {
    path,
    hasColour: false,
    write,
    writeCommand: (line) => write(`${line}\n`),
    close: () => {
      closeSync(file);
      if (failure !== undefined) throw failure;
    },
  };
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw writeFailure(path, error);
  }
}

/** What is wrong, as Node.js says it: `ENOSPC: no space left on device, write`. */
function writeFailure(path: string, error: unknown): FileError {
  const why = error instanceof Error ? error.message : String(error);
  return new FileError(path, undefined, `cannot write the report: ${why}`, error);
}
