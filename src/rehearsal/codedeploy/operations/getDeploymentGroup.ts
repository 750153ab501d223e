import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { deploymentGroupInfo } from '../deploymentGroupInfo.ts';
import { findApplication, findGroup } from '../lookUp.ts';
import type { Members } from '../members.ts';

export function getDeploymentGroup(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  const group = findGroup(application, input);
  return { deploymentGroupInfo: deploymentGroupInfo(codeDeploy, application, group) };
}
