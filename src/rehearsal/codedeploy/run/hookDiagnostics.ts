import type { AwsError } from '../../http/awsError.ts';
import type { InvocationOutcome } from '../../lambda/lambdaStandIn.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, Diagnostics } from '../state/deployment.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import { DeploymentFailure, type DeploymentErrorCode } from '../state/deploymentFailure.ts';
import type { HookInvocation } from './hookInvocation.ts';
import { lifecycleEvent, setEventStatus } from '../state/lifecycleEvents.ts';

/** The hook said Failed. */
export function failedReport(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  name: LifecycleEventName,
  functionName: string,
): DeploymentFailure {
  return failEvent(codeDeploy, deployment, name, codeDeploy.assumptions.failedHookCode, {
    errorCode: 'ScriptFailed',
    scriptName: functionName,
    message: `The hook ${functionName} reported Failed.`,
  });
}

/** The hook cannot be invoked. */
export function missingHook(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  name: LifecycleEventName,
  functionName: string,
  error: AwsError,
): DeploymentFailure {
  return failEvent(codeDeploy, deployment, name, 'HOOK_EXECUTION_FAILURE', {
    errorCode: 'ScriptMissing',
    scriptName: functionName,
    message: `The hook ${functionName} cannot be invoked: ${error.message} (${error.code})`,
  });
}

/** The hook never reported: says how its invocations ended. */
export function silentHook(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  name: LifecycleEventName,
  run: HookInvocation,
): DeploymentFailure {
  const last = run.attempts.at(-1);
  return failEvent(codeDeploy, deployment, name, codeDeploy.assumptions.silentHookCode, {
    errorCode: 'ScriptTimedOut',
    scriptName: run.functionName,
    message:
      `The hook ${run.functionName} did not report within ${codeDeploy.hookTimeout} minutes; ` +
      ending(run.attempts.length, last),
    ...(last !== undefined && { logTail: last.logTail }),
  });
}

function ending(attempts: number, last: InvocationOutcome | undefined): string {
  if (last === undefined) return 'its invocation has not ended.';
  const times = attempts === 1 ? 'it was invoked once' : `it was invoked ${attempts} times`;
  if (last.functionError === undefined) return `${times} and returned without a report.`;
  return `${times}, and last ended with ${shortened(last.payload)}.`;
}

const shortened = (text: string): string => (text.length > 256 ? `${text.slice(0, 256)}...` : text);

function failEvent(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  name: LifecycleEventName,
  code: DeploymentErrorCode,
  diagnostics: Diagnostics,
): DeploymentFailure {
  const event = lifecycleEvent(deployment, name);
  setEventStatus(codeDeploy, deployment, event, 'Failed', diagnostics);
  return new DeploymentFailure(code, `${name}: ${diagnostics.message}`);
}
