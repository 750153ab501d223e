import type { Assumptions } from './codedeploy/assumptions.ts';
import type { Clock } from './clock.ts';
import type { CodeDeployStandIn } from './codedeploy/codeDeployStandIn.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { deployPlan } from './deployPlan.ts';
import { readRehearsalFile } from './file/readRehearsalFile.ts';
import type { RehearsalFile } from './file/rehearsalFile.ts';
import { hookReportReader, type HookReports } from './hookReportReader.ts';
import { seedStandIn } from './seedStandIn.ts';
import { openStandIn } from './openStandIn.ts';
import { planEvent } from './planEvent.ts';
import type { ProgressListener } from './progressEvent.ts';
import { recordRehearsal } from './recordRehearsal.ts';
import type { RehearsalResult } from './rehearsalResult.ts';
import { scheduleAlarms } from './scheduleAlarms.ts';

/** Options of {@link rehearse}. */
export interface RehearseOptions {
  /** What the paths of a rehearsal that is given as a value are relative to. Default: here. */
  folder?: string;
  /** Called with everything that happens, as it happens. */
  onProgress?: ProgressListener;
  /** Default: a simulated clock with the file's minutes. */
  clock?: Clock;
  /** What is not certain about AWS. */
  assumptions?: Assumptions;
  /** Stops the deployment and ends the functions. */
  signal?: AbortSignal;
}

/**
 * Performs the deployment of a rehearsal file (or of the value that such a file would hold) against
 * a stand-in of its own, which is gone afterwards. Resolves also where the deployment Failed;
 * rejects with a `RehearsalFileError` where the file is wrong.
 */
export async function rehearse(
  given: string | RehearsalFile,
  options: RehearseOptions = {},
): Promise<RehearsalResult> {
  const { onProgress = () => undefined, signal } = options;
  const plan = await readRehearsalFile(given, options.folder);
  const standIn = await openStandIn({
    minuteMs: plan.minuteMs,
    hookTimeout: plan.hookTimeout,
    duplicates: plan.duplicates,
    faults: plan.faults,
    ...(plan.seed !== undefined && { seed: plan.seed }),
    ...(options.clock && { clock: options.clock }),
    ...(options.assumptions && { assumptions: options.assumptions }),
  });
  try {
    const { codeDeploy } = standIn;
    const hookReports = hookReportReader(codeDeploy.lambda);
    tellProgress(codeDeploy, hookReports, onProgress);
    await seedStandIn(codeDeploy, plan);
    onProgress(planEvent(plan));
    const record = recordRehearsal(standIn);
    const deployment = await deployPlan(codeDeploy, plan);
    stopOnAbort(deployment, signal);
    scheduleAlarms(codeDeploy, deployment, plan.alarms, (name) =>
      onProgress({ type: 'alarm', name }),
    );
    await deployment.finished;
    await hooksReturned(codeDeploy, signal);
    return record.result(deployment, hookReports);
  } finally {
    await standIn.close();
  }
}

function tellProgress(
  codeDeploy: CodeDeployStandIn,
  hookReports: HookReports,
  onProgress: ProgressListener,
): void {
  codeDeploy.lambda.onLog((line) => onProgress({ type: 'log', ...line }));
  codeDeploy.listeners.add((event) => {
    if (event.type !== 'hookStarted') {
      onProgress(event);
      return;
    }
    const { deploymentId, lifecycleEventName, run } = event;
    run.onAttempt(() => {
      const report = hookReports.of(run);
      if (report) onProgress({ type: 'hookReport', deploymentId, lifecycleEventName, report });
    });
  });
}

/** A hook that has reported may still be about to return its record. */
async function hooksReturned(codeDeploy: CodeDeployStandIn, signal?: AbortSignal): Promise<void> {
  const settling = [...codeDeploy.deployments.values()].flatMap(({ settling }) => settling);
  const aborted = new Promise<void>((resolve) => {
    if (signal?.aborted) resolve();
    signal?.addEventListener('abort', () => resolve(), { once: true });
  });
  await Promise.race([Promise.all(settling), aborted]);
}

function stopOnAbort(deployment: Deployment, signal: AbortSignal | undefined): void {
  const stop = (): void =>
    deployment.stop.abort(new DeploymentFailure('MANUAL_STOP', 'The rehearsal was interrupted.'));
  if (signal?.aborted) stop();
  signal?.addEventListener('abort', stop, { once: true });
}
