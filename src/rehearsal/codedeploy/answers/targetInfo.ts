import { functionArn } from '../../arns.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, LambdaTarget, LifecycleEvent } from '../state/deployment.ts';
import { optionalTime } from './epochSeconds.ts';

/** DeploymentTarget, in the shape of CodeDeploy's model. */
export function targetInfo(
  { context: { assumptions } }: CodeDeployState,
  deployment: Deployment,
  target: LambdaTarget,
): Record<string, unknown> {
  const before = deployment.events[0]?.status;
  const showsVersions = assumptions.targetsDuringBeforeAllowTraffic || before !== 'InProgress';
  return {
    deploymentTargetType: 'LambdaTarget',
    lambdaTarget: {
      deploymentId: deployment.deploymentId,
      targetId: target.targetId,
      targetArn: functionArn(target.functionName, target.alias),
      status: targetStatus(deployment),
      ...optionalTime('lastUpdatedAt', deployment.lastUpdatedAt),
      lifecycleEvents: deployment.events.map((event) =>
        eventInfo(event, assumptions.runningEventInProgress),
      ),
      ...(showsVersions && { lambdaFunctionInfo: functionInfo(target) }),
    },
  };
}

const functionInfo = (target: LambdaTarget): Record<string, unknown> => ({
  functionName: target.functionName,
  functionAlias: target.alias,
  currentVersion: target.currentVersion,
  targetVersion: target.targetVersion,
  targetVersionWeight: target.targetVersionWeight,
});

function eventInfo(event: LifecycleEvent, showsInProgress: boolean): Record<string, unknown> {
  return {
    lifecycleEventName: event.name,
    status: event.status === 'InProgress' && !showsInProgress ? 'Pending' : event.status,
    ...optionalTime('startTime', event.startTime),
    ...optionalTime('endTime', event.endTime),
    ...(event.diagnostics && { diagnostics: event.diagnostics }),
  };
}

/** AWS has no status Stopped for a target. */
function targetStatus({ status }: Deployment): string {
  if (status === 'Created' || status === 'Queued') return 'Pending';
  return status === 'Stopped' ? 'Failed' : status;
}
