import type { Assumptions } from './codedeploy/assumptions.ts';
import type { Clock } from './clock.ts';
import type { CodeDeployState } from './codedeploy/codeDeployState.ts';
import { startDeployment } from './codedeploy/run/startDeployment.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { hookReportReader, type HookReportReader } from './hookReportReader.ts';
import { seedStandIn } from './seedStandIn.ts';
import { openStandIn } from './openStandIn.ts';
import { planEvent, type ProgressListener } from './progressEvent.ts';
import type { Rehearsal } from './openRehearsal.ts';
import { readRehearsal } from './readRehearsal.ts';
import { recordRehearsal } from './recordRehearsal.ts';
import type { RehearsalResult } from './rehearsalResult.ts';
import { scheduleAlarms } from './scheduleAlarms.ts';
import { sendTraffic } from './sendTraffic.ts';

/** Options of {@link rehearse}. */
export interface RehearseOptions {
  /**
   * If the rehearsal is given as a value: its paths are relative to this folder. Default: the
   * working directory.
   */
  folder?: string;
  /** Values of a template's parameters, of its imports and of its dynamic references. Default none. */
  parameters?: Readonly<Record<string, string>>;
  /** With a template: the logical ID of the function to deploy. Default: the only one that it guards. */
  functionId?: string;
  /** Called with everything that happens, as it happens. */
  onProgress?: ProgressListener;
  /** Default: a simulated clock, at the speed that the file asks for. */
  clock?: Clock;
  /** What nobody outside AWS knows for certain about CodeDeploy. */
  assumptions?: Assumptions;
  /** Abort it to stop the deployment and end the functions. */
  signal?: AbortSignal;
}

/**
 * Performs the deployment of a rehearsal file, a SAM or CloudFormation template or a CDK assembly, or of a
 * value with the content of a rehearsal file. It starts a stand-in and closes it at the end. Resolves even if the deployment Failed. Rejects with a
 * `RehearsalFileError` if the file is wrong.
 */
export async function rehearse(
  given: Rehearsal,
  options: RehearseOptions = {},
): Promise<RehearsalResult> {
  const { onProgress = () => undefined, signal } = options;
  const plan = await readRehearsal(given, options);
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
    const hookReports = hookReportReader(codeDeploy.context.lambda);
    forwardProgress(codeDeploy, hookReports, onProgress);
    const { application, group } = await seedStandIn(standIn, plan);
    onProgress(planEvent(plan));
    const record = recordRehearsal(standIn);
    const { revision, appSpec } = plan;
    const deployment = startDeployment(codeDeploy, { application, group, revision, appSpec });
    stopOnAbort(deployment, signal);
    scheduleAlarms(standIn, deployment, plan.alarms, (name) => onProgress({ type: 'alarm', name }));
    if (plan.traffic) sendTraffic(standIn, deployment, plan.traffic);
    await deployment.finished;
    await waitForHooks(codeDeploy, signal);
    return record.result(deployment, hookReports);
  } finally {
    await standIn.close();
    await plan.temp?.remove();
  }
}

function forwardProgress(
  codeDeploy: CodeDeployState,
  hookReports: HookReportReader,
  onProgress: ProgressListener,
): void {
  codeDeploy.context.lambda.onLog((line) => onProgress({ type: 'log', ...line }));
  codeDeploy.context.listeners.add((event) => {
    if (event.type !== 'hookStarted') {
      onProgress(event);
      return;
    }
    const { deploymentId, lifecycleEventName, invocation } = event;
    invocation.onAttempt(() => {
      const report = hookReports.of(invocation);
      if (report) onProgress({ type: 'hookReport', deploymentId, lifecycleEventName, report });
    });
  });
}

/** A hook returns its record after it has reported, so it may still be running. */
async function waitForHooks({ store }: CodeDeployState, signal?: AbortSignal): Promise<void> {
  const settling = [...store.deployments.values()].flatMap(({ settlingHooks }) => settlingHooks);
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
