import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { findStartedDeployment, findTarget } from '../requests/findTarget.ts';
import { text, type Members } from '../requests/inputReaders.ts';
import { targetInfo } from '../answers/targetInfo.ts';

export function getDeploymentTarget(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const deployment = findStartedDeployment(codeDeploy, input);
  const target = findTarget(deployment, text(input, 'targetId'));
  return { deploymentTarget: targetInfo(codeDeploy, deployment, target) };
}
