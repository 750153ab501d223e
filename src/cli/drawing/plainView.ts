import type { Writable } from 'node:stream';
import type { ProgressEvent } from '../../rehearsal/index.ts';
import { plainLines } from './plainLines.ts';
import { resultLines } from './resultLines.ts';
import { plainStyle } from './style.ts';
import type { View } from './view.ts';

/** Writes line after line, without colours. */
export function plainView(out: Writable, verbose: boolean): View {
  const write = (lines: readonly string[]): void => {
    for (const line of lines) out.write(`${line}\n`);
  };
  const shown = new Set<string>();
  const rollbacks = new Set<string>();
  return {
    onProgress: (event) => {
      if (event.type === 'log' && !verbose) return;
      if (event.type === 'hookReport') {
        // Each further attempt emits the hook's record again.
        const key = JSON.stringify(event);
        if (shown.has(key)) return;
        shown.add(key);
      }
      if (event.type === 'deployment' && event.creator === 'codeDeployRollback') {
        rollbacks.add(event.deploymentId);
      }
      if (isRoutine(event, rollbacks)) return;
      write(plainLines(event));
    },
    end: (result) => write(resultLines(result, plainStyle)),
    close: () => undefined,
  };
}

/** A rollback has lifecycle events too; those without a hook say nothing new. */
const isRoutine = (event: ProgressEvent, rollbacks: ReadonlySet<string>): boolean =>
  event.type === 'lifecycleEvent' &&
  rollbacks.has(event.deploymentId) &&
  event.functionName === undefined;
