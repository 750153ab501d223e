import type { Output } from '../../src/reporters/output.ts';

/** An output that keeps what is written to it. */
export function textOutput(): Output & { text: () => string } {
  let text = '';
  return {
    hasColour: false,
    write: (more) => void (text += more),
    writeCommand: (line) => void (text += `${line}\n`),
    close: () => undefined,
    text: () => text,
  };
}
