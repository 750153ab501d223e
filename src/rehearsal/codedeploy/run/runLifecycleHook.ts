import { randomBytes } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';
import { emit } from '../state/emit.ts';
import { failedReport, missingHook, silentHook } from './hookDiagnostics.ts';
import { hookExecution, type HookExecution, type HookStatus } from '../state/hookExecution.ts';
import { hookInvocation, type HookInvocation } from './hookInvocation.ts';
import { lifecycleEvent, setEventStatus } from '../state/lifecycleEvents.ts';

/**
 * Runs the hook of a lifecycle event, where it has one, and waits for its report. Rejects with a
 * {@link DeploymentFailure} unless the hook reported Succeeded: one that cannot be invoked, that
 * reports Failed or that stays silent fails the deployment.
 */
export async function runLifecycleHook(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  name: LifecycleEventName,
): Promise<void> {
  const event = lifecycleEvent(deployment, name);
  deployment.stop.signal.throwIfAborted();
  if (event.functionName === undefined) {
    setEventStatus(codeDeploy, deployment, event, 'Skipped');
    return;
  }
  setEventStatus(codeDeploy, deployment, event, 'InProgress');
  const execution = hookExecution(
    randomBytes(24).toString('base64url'),
    deployment.deploymentId,
    name,
  );
  codeDeploy.executions.set(execution.executionId, execution);
  try {
    const run = invokeHook(codeDeploy, deployment, execution, event.functionName);
    const status = await reportOf(codeDeploy, deployment, execution, run);
    if (status === 'Failed') throw failedReport(codeDeploy, deployment, name, event.functionName);
  } finally {
    execution.completed = true;
  }
  setEventStatus(codeDeploy, deployment, event, 'Succeeded');
}

function invokeHook(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  execution: HookExecution,
  functionName: string,
): HookInvocation {
  const payload = {
    DeploymentId: deployment.deploymentId,
    LifecycleEventHookExecutionId: execution.executionId,
  };
  const name = execution.lifecycleEventName;
  const duplicates = codeDeploy.duplicates.includes(name) ? 1 : 0;
  try {
    const invocation = codeDeploy.lambda.invokeEvent(functionName, payload, { duplicates });
    const run = hookInvocation(functionName, invocation, 1 + duplicates);
    deployment.hookRuns.set(name, run);
    execution.onAccepted = () => deployment.settling.push(run.settled());
    emit(codeDeploy, {
      type: 'hookStarted',
      deploymentId: deployment.deploymentId,
      lifecycleEventName: name,
      run,
    });
    return run;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw missingHook(codeDeploy, deployment, name, functionName, error);
  }
}

async function reportOf(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  execution: HookExecution,
  run: HookInvocation,
): Promise<HookStatus> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, deployment.stop.signal]);
  const silence = codeDeploy.clock.wait(codeDeploy.hookTimeout, signal).then(() => {
    throw silentHook(codeDeploy, deployment, execution.lifecycleEventName, run);
  });
  try {
    return await Promise.race([execution.reported, silence]);
  } finally {
    over.abort(new DeploymentFailure('INTERNAL_ERROR', 'the wait is over'));
    silence.catch(() => undefined);
  }
}
