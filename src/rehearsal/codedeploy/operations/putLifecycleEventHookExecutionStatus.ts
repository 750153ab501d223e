import type { HookStatus } from '../../../model/hookReport.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findDeployment } from '../requests/findResources.ts';
import { optionalString } from '../requests/inputReaders.ts';
import { reportEvent } from '../state/reportEvent.ts';

/** A hook's report. Only the first one counts. */
export const putLifecycleEventHookExecutionStatus: CodeDeployOperation = (state, input) => {
  const deployment = findDeployment(state, input);
  if (deployment.computePlatform === 'Server') {
    throw new AwsError(
      'UnsupportedActionForDeploymentTypeException',
      'Lifecycle event hooks report in deployments of Lambda functions and ECS services only.',
    );
  }
  const status = readStatus(input);
  const executionId = optionalString(input, 'lifecycleEventHookExecutionId');
  const execution = state.store.executions.get(executionId ?? '');
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
  // Listeners must see the report before its effects. openStandIn.ts emits the refused reports,
  // because an injected fault refuses a report before this operation runs.
  state.context.emit(reportEvent(state, input));
  execution.accept(status);
  return { lifecycleEventHookExecutionId: execution.executionId };
};

function readStatus(input: Input): HookStatus {
  const status = optionalString(input, 'status');
  if (status === 'Succeeded' || status === 'Failed') return status;
  throw new AwsError(
    'InvalidLifecycleEventHookExecutionStatusException',
    `The status is ${status ?? 'missing'}; expected Succeeded or Failed.`,
  );
}
