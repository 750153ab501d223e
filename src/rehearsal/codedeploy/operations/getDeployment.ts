import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { deploymentInfo } from '../answers/deploymentInfo.ts';
import { findDeployment } from '../requests/findResources.ts';
import type { Members } from '../requests/inputReaders.ts';

export function getDeployment(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  return { deploymentInfo: deploymentInfo(findDeployment(codeDeploy, input)) };
}
