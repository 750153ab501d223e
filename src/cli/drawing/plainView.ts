import type { Writable } from 'node:stream';
import type { ProgressEvent } from '../../rehearsal/index.ts';
import { plainLines } from './plainLines.ts';
import { resultLines } from './resultLines.ts';
import { plainStyle } from './style.ts';
import type { View } from './view.ts';

/** Writes line after line, without colours. With several deployments, each line names its own. */
export function plainView(out: Writable, verbose: boolean): View {
  const write = (lines: readonly string[]): void => {
    for (const line of lines) out.write(`${line}\n`);
  };
  const shown = new Set<string>();
  const rollbacks = new Set<string>();
  const labels = deploymentLabels();
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
      const label = labels.of(event);
      if (isRoutine(event, rollbacks)) return;
      const lines = plainLines(event).flatMap((line) => line.split('\n'));
      write(lines.map((line) => label + line));
    },
    end: (results) => write(resultLines(results, plainStyle)),
    close: () => undefined,
  };
}

/** What stands before the lines of a deployment: nothing if it is the only one, or if they name it. */
function deploymentLabels(): { of: (event: ProgressEvent) => string } {
  const labels = new Map<string, string>();
  let plans = 0;
  return {
    of: (event) => {
      if (event.type === 'plan') {
        plans += 1;
        const names = event.targets.map(({ functionName, alias }) => `${functionName}:${alias}`);
        labels.set(event.deploymentId, `[${names.join(', ')}] `);
        return '';
      }
      if (event.type === 'alarm' || event.type === 'log') return '';
      const { deploymentId = '' } = event;
      if (event.type === 'deployment') {
        const failed = labels.get(event.rollbackTriggeringDeploymentId ?? '');
        if (failed !== undefined) labels.set(deploymentId, failed);
      }
      return plans > 1 ? (labels.get(deploymentId) ?? '') : '';
    },
  };
}

/** A rollback has lifecycle events too; those without a hook say nothing new. */
const isRoutine = (event: ProgressEvent, rollbacks: ReadonlySet<string>): boolean =>
  event.type === 'lifecycleEvent' &&
  rollbacks.has(event.deploymentId) &&
  event.functionName === undefined;
