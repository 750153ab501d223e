import type { AwsError } from '../../http/awsError.ts';
import type { InvocationOutcome } from '../../lambda/lambdaStandIn.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import { lifecycleEventOf, type Deployment, type Diagnostics } from '../state/deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import { DeploymentFailure, type DeploymentErrorCode } from '../state/deploymentFailure.ts';
import { describeError } from './describeError.ts';
import type { HookInvocation } from './hookInvocation.ts';
import { setEventStatus } from '../state/setEventStatus.ts';

/** Fails the event of a hook that reported Failed. */
export function failedReport(
  state: CodeDeployState,
  deployment: Deployment,
  name: LifecycleEventName,
  functionName: string,
): DeploymentFailure {
  return failEvent(state, deployment, name, state.context.assumptions.failedHookCode, {
    errorCode: 'ScriptFailed',
    scriptName: functionName,
    message: `The hook ${functionName} reported Failed.`,
  });
}

/**
 * Fails the event of a hook that cannot be invoked: a wrong name or a missing right. CodeDeploy fails
 * the deployment at once.
 * @see https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/77
 */
export function missingHook(
  state: CodeDeployState,
  deployment: Deployment,
  name: LifecycleEventName,
  functionName: string,
  error: AwsError,
): DeploymentFailure {
  return failEvent(state, deployment, name, 'IAM_ROLE_PERMISSIONS', {
    errorCode: 'ScriptMissing',
    scriptName: functionName,
    message: `The hook ${functionName} cannot be invoked: ${error.message} (${error.code})`,
  });
}

/** Fails the event of a hook that never reported; the message says how its attempts ended. */
export function silentHook(
  state: CodeDeployState,
  deployment: Deployment,
  name: LifecycleEventName,
  invocation: HookInvocation,
): DeploymentFailure {
  const { functionName, attempts } = invocation;
  const last = attempts.at(-1);
  const end = describeEnd(attempts.length, last);
  return failEvent(state, deployment, name, state.context.assumptions.silentHookCode, {
    errorCode: 'ScriptTimedOut',
    scriptName: functionName,
    message:
      `The hook ${functionName} did not report within ${state.context.hookTimeout} minutes; ` +
      [end, ...describeRequests(invocation, last)].join(end.includes('\n') ? '\n' : ' '),
    ...(last !== undefined && { logTail: last.logTail }),
  });
}

const isolatedEntry =
  'Its code did not load, so it could not report. The isolated entry, allow-traffic/isolate, reports Failed at once if code does not load.';

function describeEnd(attempts: number, last: InvocationOutcome | undefined): string {
  if (last === undefined) return 'its invocation has not ended.';
  const times = attempts === 1 ? 'it was invoked once' : `it was invoked ${attempts} times`;
  if (last.functionError === undefined) return `${times} and returned without a report.`;
  const ended = `${times}, and last ended with ${describeError(last.payload)}`;
  if (last.initFailed === true) return `${ended}\n${isolatedEntry}`;
  return ended.includes('\n') ? ended : `${ended}.`;
}

/** A hook that cannot have reported here: it used another endpoint, or sends no report at all. */
function describeRequests(
  invocation: HookInvocation,
  last: InvocationOutcome | undefined,
): string[] {
  const seen = invocation.requests();
  // An error of the runtime itself: the handler never ran.
  const neverRan =
    last?.initFailed === true ||
    (last?.functionError !== undefined && /"errorType":"Runtime\./.test(last.payload));
  if (seen === undefined || seen.reports > 0 || neverRan) return [];
  const what = seen.all === 0 ? 'request' : 'PutLifecycleEventHookExecutionStatus';
  return [
    `The stand-in saw no ${what} from this hook. If the hook sends it, its client has an endpoint or ` +
      'credentials of its own: leave both to the environment.',
  ];
}

function failEvent(
  state: CodeDeployState,
  deployment: Deployment,
  name: LifecycleEventName,
  code: DeploymentErrorCode,
  diagnostics: Diagnostics,
): DeploymentFailure {
  const event = lifecycleEventOf(deployment, name);
  setEventStatus(state, deployment, event, 'Failed', diagnostics);
  return new DeploymentFailure(code, `${name}: ${diagnostics.message}`);
}
