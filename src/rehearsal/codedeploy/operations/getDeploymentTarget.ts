import { targetInfo } from '../answers/targetInfo.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findStartedDeployment, findTarget } from '../requests/findTarget.ts';
import { optionalString } from '../requests/inputReaders.ts';

export const getDeploymentTarget: CodeDeployOperation = (state, input) => {
  const deployment = findStartedDeployment(state, input);
  const target = findTarget(deployment, optionalString(input, 'targetId'));
  return { deploymentTarget: targetInfo(state, deployment, target) };
};
