import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment } from '../state/deployment.ts';
import { newDeployment, type DeploymentPlan } from '../state/newDeployment.ts';
import { runDeployment } from './runDeployment.ts';

/** Makes a deployment and begins it. */
export function startDeployment(codeDeploy: CodeDeployStandIn, plan: DeploymentPlan): Deployment {
  const deployment = newDeployment(codeDeploy, plan);
  deployment.finished = runDeployment(codeDeploy, deployment);
  return deployment;
}
