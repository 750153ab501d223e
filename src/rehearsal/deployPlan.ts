import type { CodeDeployStandIn } from './codedeploy/codeDeployStandIn.ts';
import type { Deployment } from './codedeploy/state/deployment.ts';
import { createDeployment } from './codedeploy/operations/createDeployment.ts';
import type { RehearsalPlan } from './file/rehearsalPlan.ts';
import { rehearsalApplication, rehearsalGroup } from './seedStandIn.ts';

/** Starts the deployment of a plan that is loaded, as a user of CodeDeploy would. */
export async function deployPlan(
  codeDeploy: CodeDeployStandIn,
  { revision: { type, content } }: RehearsalPlan,
): Promise<Deployment> {
  const { deploymentId } = (await createDeployment(codeDeploy, {
    applicationName: rehearsalApplication,
    deploymentGroupName: rehearsalGroup,
    revision: {
      revisionType: type,
      [type === 'String' ? 'string' : 'appSpecContent']: { content },
    },
  })) as { deploymentId: string };
  const deployment = codeDeploy.deployments.get(deploymentId);
  if (deployment === undefined) throw new Error(`the deployment ${deploymentId} has vanished`);
  return deployment;
}
