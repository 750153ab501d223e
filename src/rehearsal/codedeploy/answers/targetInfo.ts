import { functionArn } from '../../arns.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, LambdaTarget, LifecycleEvent } from '../state/deployment.ts';
import { time } from './epochSeconds.ts';

/** DeploymentTarget, in the shape of CodeDeploy's model. */
export function targetInfo(
  { assumptions }: CodeDeployStandIn,
  deployment: Deployment,
  target: LambdaTarget,
): Record<string, unknown> {
  const before = deployment.events[0]?.status;
  const known = assumptions.targetsDuringBeforeAllowTraffic || before !== 'InProgress';
  return {
    deploymentTargetType: 'LambdaTarget',
    lambdaTarget: {
      deploymentId: deployment.deploymentId,
      targetId: target.targetId,
      targetArn: functionArn(target.functionName, target.alias),
      status: targetStatus(deployment),
      ...time('lastUpdatedAt', deployment.lastUpdatedAt),
      lifecycleEvents: deployment.events.map((event) =>
        eventInfo(event, assumptions.runningEventInProgress),
      ),
      ...(known && { lambdaFunctionInfo: functionInfo(target) }),
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

function eventInfo(event: LifecycleEvent, running: boolean): Record<string, unknown> {
  return {
    lifecycleEventName: event.name,
    status: event.status === 'InProgress' && !running ? 'Pending' : event.status,
    ...time('startTime', event.startTime),
    ...time('endTime', event.endTime),
    ...(event.diagnostics && { diagnostics: event.diagnostics }),
  };
}

/** A target has no Stopped of its own. */
function targetStatus({ status }: Deployment): string {
  if (status === 'Created' || status === 'Queued') return 'Pending';
  return status === 'Stopped' ? 'Failed' : status;
}
