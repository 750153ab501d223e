import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { emit } from '../state/emit.ts';
import type { HookStatus } from '../state/hookExecution.ts';
import { findDeployment } from '../requests/findResources.ts';
import { text, type Members } from '../requests/inputReaders.ts';
import { reportEvent } from '../state/reportEvent.ts';

const accepted: readonly string[] = ['Succeeded', 'Failed'] satisfies HookStatus[];

/** A hook's report. The first one counts; only Succeeded and Failed are accepted. */
export function putLifecycleEventHookExecutionStatus(
  codeDeploy: CodeDeployStandIn,
  input: Members,
): unknown {
  const deployment = findDeployment(codeDeploy, input);
  if (deployment.computePlatform === 'Server') {
    throw new AwsError(
      'UnsupportedActionForDeploymentTypeException',
      'Lifecycle event hooks report in deployments of Lambda functions and ECS services only.',
    );
  }
  const status = text(input, 'status');
  if (status === undefined || !accepted.includes(status)) {
    throw new AwsError(
      'InvalidLifecycleEventHookExecutionStatusException',
      `The status is ${status ?? 'missing'}; expected Succeeded or Failed.`,
    );
  }
  const executionId = text(input, 'lifecycleEventHookExecutionId');
  const execution = codeDeploy.executions.get(executionId ?? '');
  if (execution?.deploymentId !== deployment.deploymentId) {
    throw new AwsError(
      'InvalidLifecycleEventHookExecutionIdException',
      `${deployment.deploymentId} has no lifecycle event hook execution ${executionId ?? '(none given)'}.`,
    );
  }
  if (execution.completed) {
    throw new AwsError(
      'LifecycleEventAlreadyCompletedException',
      `${execution.lifecycleEventName} of ${deployment.deploymentId} has already completed.`,
    );
  }
  // Told before it takes effect; what refuses it tells of it otherwise.
  emit(codeDeploy, reportEvent(codeDeploy, input));
  execution.accept(status as HookStatus);
  return { lifecycleEventHookExecutionId: execution.executionId };
}
