import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { deploymentGroupInfo } from '../answers/deploymentGroupInfo.ts';
import { findApplication, findGroup } from '../requests/findResources.ts';
import type { Members } from '../requests/inputReaders.ts';

export function getDeploymentGroup(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  const group = findGroup(application, input);
  return { deploymentGroupInfo: deploymentGroupInfo(codeDeploy, application, group) };
}
