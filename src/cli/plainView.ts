import type { Writable } from 'node:stream';
import type { ProgressEvent } from '../rehearsal/index.ts';
import { plainLines } from './plainLines.ts';
import { resultLines } from './resultLines.ts';
import { plainStyle } from './style.ts';
import type { View } from './view.ts';

/** One line after the other, without colours. */
export function plainView(out: Writable, verbose: boolean): View {
  const write = (lines: readonly string[]): void => {
    for (const line of lines) out.write(`${line}\n`);
  };
  let shown: string | undefined;
  return {
    onProgress: (event) => {
      if (event.type === 'log' && !verbose) return;
      // A hook's record comes again with each attempt that follows.
      if (event.type === 'hookReport' && shown === hookReportKey(event)) return;
      if (event.type === 'hookReport') shown = hookReportKey(event);
      write(plainLines(event));
    },
    end: (result) => write(resultLines(result, plainStyle)),
    close: () => undefined,
  };
}

const hookReportKey = (event: Extract<ProgressEvent, { type: 'hookReport' }>): string =>
  JSON.stringify(event);
