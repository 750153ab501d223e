import type { ProgressEvent } from '../rehearsal/progressEvent.ts';
import { plainLines } from './drawing/plainLines.ts';
import { resultLines } from './drawing/resultLines.ts';
import { styleOf } from './drawing/style.ts';
import type { Reporter, ReporterKind, ReporterOptions } from './reporter.ts';

/** Writes line after line. With several deployments, each line names its own. */
export const plain: ReporterKind = { open: openPlain, narrates: true };

function openPlain({ out, verbose }: ReporterOptions): Reporter {
  const style = styleOf(out);
  const write = (lines: readonly string[]): void =>
    out.write(lines.map((line) => `${line}\n`).join(''));
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
      const lines = plainLines(event, style).flatMap((line) => line.split('\n'));
      write(lines.map((line) => label + line));
    },
    end: (result) => write(resultLines(result, style)),
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
