import type { OutputConfiguration } from 'commander';
import { showCommands } from '../lib/showCommands.ts';

// An import of `node:fs` would load its streams and its promises too.
const { fstatSync, writeSync } = process.getBuiltinModule('node:fs');

/**
 * How `--help`, `--version` and a usage error are written: to the file descriptor, at once. The streams of
 * `process` cost as much as all flags together, so only a terminal, or an output that refuses a part, needs
 * them. `onRefused` is called before a stream gets the part that was refused; the stream reports the error.
 */
export function answers(onRefused: () => void): OutputConfiguration {
  const write = (fd: number, stream: () => NodeJS.WriteStream, text: string): void => {
    let rest: Uint8Array = Buffer.from(text);
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(fd, rest));
    } catch {
      onRefused();
      stream().write(rest);
    }
  };
  return {
    writeOut: (text) => write(1, () => process.stdout, text),
    // It quotes what was given, which may come from elsewhere in a workflow.
    writeErr: (text) => write(2, () => process.stderr, showCommands(text, process.env)),
    getOutHelpWidth: () => widthOf(1, () => process.stdout),
    getErrHelpWidth: () => widthOf(2, () => process.stderr),
    // The help has no colours.
    getOutHasColors: () => false,
    getErrHasColors: () => false,
  };
}

/** commander's own, for what is no terminal. */
const plainWidth = 80;

function widthOf(fd: number, stream: () => Partial<NodeJS.WriteStream>): number {
  try {
    // A pipe and a file are no terminal.
    if (fstatSync(fd).isCharacterDevice()) return stream().columns ?? plainWidth;
  } catch {
    // It is closed.
  }
  return plainWidth;
}
