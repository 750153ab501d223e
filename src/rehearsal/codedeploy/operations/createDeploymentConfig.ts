import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { members, text, type Members } from '../requests/inputReaders.ts';
import { requiredConfigName } from '../requests/names.ts';
import { readTrafficRouting } from '../requests/readTrafficRouting.ts';

const platforms: readonly string[] = ['Lambda', 'ECS'];

/** A configuration of one's own; the stand-in has them for Lambda and ECS, which shift traffic. */
export function createDeploymentConfig(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const deploymentConfigName = requiredConfigName(input);
  if (deploymentConfigName.startsWith('CodeDeployDefault.')) {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      'Names that begin with CodeDeployDefault. are reserved for predefined configurations.',
    );
  }
  if (codeDeploy.configs.has(deploymentConfigName)) {
    throw new AwsError(
      'DeploymentConfigAlreadyExistsException',
      `Deployment configuration name already exists: ${deploymentConfigName}`,
    );
  }
  const computePlatform = text(input, 'computePlatform') ?? 'Server';
  if (!platforms.includes(computePlatform)) {
    throw new AwsError(
      'InvalidComputePlatformException',
      `The stand-in has no configurations for ${computePlatform}; expected one of ${platforms.join(', ')}.`,
    );
  }
  const deploymentConfigId = randomUUID();
  codeDeploy.configs.set(deploymentConfigName, {
    deploymentConfigId,
    deploymentConfigName,
    createTime: new Date(),
    computePlatform,
    trafficRouting: readTrafficRouting(members(input, 'trafficRoutingConfig')),
  });
  return { deploymentConfigId };
}
