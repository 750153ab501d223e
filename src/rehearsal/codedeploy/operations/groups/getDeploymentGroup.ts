import { deploymentGroupInfo } from '../../answers/deploymentGroupInfo.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findApplication, findGroup } from '../../requests/findResources.ts';

export const getDeploymentGroup: CodeDeployOperation = (state, input) => {
  const application = findApplication(state, input);
  const group = findGroup(application, input);
  return { deploymentGroupInfo: deploymentGroupInfo(state, application, group) };
};
