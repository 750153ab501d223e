import { randomBytes } from 'node:crypto';
import { parseFunctionRef } from '../../../model/functionRef.ts';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import { lifecycleEventOf, type Deployment } from '../state/deployment.ts';
import type { HookStatus } from '../../../model/hookReport.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import { DeploymentFailure } from '../state/deploymentFailure.ts';
import { failedReport, missingHook, silentHook } from './hookDiagnostics.ts';
import { hookExecution, type HookExecution } from '../state/hookExecution.ts';
import { hookInvocation, type HookInvocation } from './hookInvocation.ts';
import { setEventStatus } from '../state/setEventStatus.ts';

/**
 * Runs the hook of a lifecycle event, if it has one, and waits for its report. Rejects with a
 * {@link DeploymentFailure} if the hook cannot be invoked, reports Failed or never reports.
 */
export async function runLifecycleHook(
  state: CodeDeployState,
  deployment: Deployment,
  name: LifecycleEventName,
): Promise<void> {
  const event = lifecycleEventOf(deployment, name);
  deployment.stop.signal.throwIfAborted();
  if (event.functionName === undefined) {
    setEventStatus(state, deployment, event, 'Skipped');
    return;
  }
  setEventStatus(state, deployment, event, 'InProgress');
  const execution = hookExecution(
    randomBytes(24).toString('base64url'),
    deployment.deploymentId,
    name,
  );
  state.store.executions.set(execution.executionId, execution);
  try {
    const invocation = invokeHook(state, deployment, execution, event.functionName);
    const status = await waitForReport(state, deployment, execution, invocation);
    if (status === 'Failed') throw failedReport(state, deployment, name, event.functionName);
  } finally {
    execution.completed = true;
  }
  setEventStatus(state, deployment, event, 'Succeeded');
}

function invokeHook(
  state: CodeDeployState,
  deployment: Deployment,
  execution: HookExecution,
  functionName: string,
): HookInvocation {
  const payload = {
    DeploymentId: deployment.deploymentId,
    LifecycleEventHookExecutionId: execution.executionId,
  };
  const name = execution.lifecycleEventName;
  const { context } = state;
  const duplicates = context.duplicates.includes(name) ? 1 : 0;
  try {
    const asyncInvocation = context.lambda.invokeAsync(functionName, payload, { duplicates });
    const ownName = parseFunctionRef(functionName)?.name ?? functionName;
    const invocation = hookInvocation(functionName, asyncInvocation, 1 + duplicates, () =>
      context.requestsOf(ownName),
    );
    deployment.hookInvocations.set(name, invocation);
    execution.onAccepted = () => deployment.settlingHooks.push(invocation.settled());
    context.emit({
      type: 'hookStarted',
      deploymentId: deployment.deploymentId,
      lifecycleEventName: name,
      invocation,
    });
    return invocation;
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw missingHook(state, deployment, name, functionName, error);
  }
}

async function waitForReport(
  state: CodeDeployState,
  deployment: Deployment,
  execution: HookExecution,
  invocation: HookInvocation,
): Promise<HookStatus> {
  const { clock, hookTimeout } = state.context;
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, deployment.stop.signal]);
  const silence = clock.wait(hookTimeout, signal).then(() => {
    throw silentHook(state, deployment, execution.lifecycleEventName, invocation);
  });
  try {
    return await Promise.race([execution.reported, silence]);
  } finally {
    over.abort(new DeploymentFailure('INTERNAL_ERROR', 'the wait is over'));
    silence.catch(() => undefined);
  }
}
