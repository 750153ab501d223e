import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { deploymentInfo } from '../deploymentInfo.ts';
import { findDeployment } from '../lookUp.ts';
import type { Members } from '../members.ts';

export function getDeployment(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  return { deploymentInfo: deploymentInfo(findDeployment(codeDeploy, input)) };
}
