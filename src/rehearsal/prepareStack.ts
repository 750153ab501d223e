import { environmentSecrets } from '../lib/secrets/environmentSecrets.ts';
import type { SecretScrubber } from '../lib/secrets/secretScrubber.ts';
import { hideSecrets } from '../model/hideSecrets.ts';
import type { CodeDeployState } from './codedeploy/codeDeployState.ts';
import { startDeployment } from './codedeploy/run/startDeployment.ts';
import { type Deployment } from './codedeploy/state/deployment.ts';
import { DeploymentFailure } from './codedeploy/state/deploymentFailure.ts';
import { newDeploymentId } from './codedeploy/state/newDeployment.ts';
import type { RehearsalPlan } from './file/plan/rehearsalPlan.ts';
import { hookReportReader, type HookReportReader } from './hookReportReader.ts';
import { openStandIn, type OpenStandIn } from './openStandIn.ts';
import { planEvent, type ProgressListener } from './progressEvent.ts';
import { observeStandIn, type StandInRecord } from './record/observeStandIn.ts';
import { recordRehearsal, type RehearsalRecord } from './record/recordRehearsal.ts';
import type { RehearsalResult } from './rehearsalResult.ts';
import type { RehearseOptions } from './rehearseOptions.ts';
import { scheduleAlarms } from './scheduleAlarms.ts';
import { seedStandIn, type SeededDeployment } from './seedStandIn.ts';
import { sendTraffic } from './sendTraffic.ts';

/** A stand-in that is ready for the deployments of one stack. */
export interface PreparedStack {
  /** Emits the plan of each deployment. */
  announce: () => void;
  /** Starts the deployments at the same time; resolves when all of them have ended. */
  run: () => Promise<RehearsalResult[]>;
  close: () => Promise<void>;
}

type Options = Pick<RehearseOptions, 'onProgress' | 'clock' | 'assumptions' | 'signal'>;

/** Rejects with a `RehearsalFileError` if the code of a function cannot be used. */
export async function prepareStack(plan: RehearsalPlan, options: Options): Promise<PreparedStack> {
  const { signal } = options;
  const secrets = secretsOf(plan);
  const onProgress: ProgressListener = (event) => options.onProgress?.(hideSecrets(event, secrets));
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
    const hookReports = hookReportReader(standIn.codeDeploy.context.lambda);
    const observed = observeStandIn(standIn);
    const seeded = await seedStandIn(standIn, plan);
    const deployments = seeded.map((one) => ({ ...one, deploymentId: newDeploymentId() }));
    return {
      announce: () => {
        forwardProgress(standIn, hookReports, onProgress);
        deployments.forEach(({ planned, deploymentId }, index) =>
          onProgress(planEvent(plan, planned, deploymentId, index === 0)),
        );
      },
      run: async () => {
        const started = deployments.map((one) => start(standIn, plan, one, { observed, signal }));
        await Promise.all(started.map(({ deployment }) => deployment.finished));
        await waitForHooks(standIn.codeDeploy, signal);
        return started.map(({ record }) => hideSecrets(record.result(hookReports), secrets));
      },
      close: () => standIn.close(),
    };
  } catch (error) {
    await standIn.close();
    throw error;
  }
}

/** What the environment of any function says and nobody may see. */
const secretsOf = ({ functions }: RehearsalPlan): SecretScrubber =>
  environmentSecrets(
    ...functions
      .flatMap(({ code, versions }) => [code, ...versions.map((one) => one.code)])
      .map(({ environment = {} }) => environment),
  );

function start(
  standIn: OpenStandIn,
  { traffic }: RehearsalPlan,
  { application, group, planned, deploymentId }: SeededDeployment & { deploymentId: string },
  { observed, signal }: { observed: StandInRecord; signal: AbortSignal | undefined },
): { deployment: Deployment; record: RehearsalRecord } {
  const { revision, appSpec, alarms } = planned;
  const request = { deploymentId, application, group, revision, appSpec };
  const deployment = startDeployment(standIn.codeDeploy, request);
  const record = recordRehearsal(standIn, deployment, observed);
  stopOnAbort(deployment, signal);
  scheduleAlarms(standIn, deployment, alarms);
  if (traffic) sendTraffic(standIn, deployment, traffic);
  return { deployment, record };
}

function forwardProgress(
  { codeDeploy, cloudWatch }: OpenStandIn,
  hookReports: HookReportReader,
  onProgress: ProgressListener,
): void {
  const { lambda, listeners } = codeDeploy.context;
  lambda.onLog((line) => onProgress({ type: 'log', ...line }));
  cloudWatch.context.listeners.add((name, state) => {
    if (state !== 'ALARM') return;
    const watching = [...codeDeploy.store.deployments.values()].filter(
      (deployment) => deployment.creator === 'user' && deployment.alarms.includes(name),
    );
    const deploymentIds = watching.map(({ deploymentId }) => deploymentId);
    onProgress({ type: 'alarm', name, deploymentIds });
  });
  listeners.add((event) => {
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
