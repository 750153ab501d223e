import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../http/awsError.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { optionalObject, optionalString } from '../../requests/inputReaders.ts';
import { readConfigName } from '../../requests/readNames.ts';
import { readTrafficRouting } from '../../requests/readTrafficRouting.ts';

/** The platforms that shift traffic; AWS also has configurations for Server. */
const platforms: readonly string[] = ['Lambda', 'ECS'];

export const createDeploymentConfig: CodeDeployOperation = ({ store }, input) => {
  const deploymentConfigName = readConfigName(input);
  if (deploymentConfigName.startsWith('CodeDeployDefault.')) {
    throw new AwsError(
      'InvalidDeploymentConfigNameException',
      'Names that begin with CodeDeployDefault. are reserved for predefined configurations.',
    );
  }
  if (store.configs.has(deploymentConfigName)) {
    throw new AwsError(
      'DeploymentConfigAlreadyExistsException',
      `Deployment configuration name already exists: ${deploymentConfigName}`,
    );
  }
  const computePlatform = optionalString(input, 'computePlatform') ?? 'Server';
  if (!platforms.includes(computePlatform)) {
    throw new AwsError(
      'InvalidComputePlatformException',
      `The stand-in has no configurations for ${computePlatform}; expected one of ${platforms.join(', ')}.`,
    );
  }
  const deploymentConfigId = randomUUID();
  store.configs.set(deploymentConfigName, {
    deploymentConfigId,
    deploymentConfigName,
    createTime: new Date(),
    computePlatform,
    trafficRouting: readTrafficRouting(optionalObject(input, 'trafficRoutingConfig')),
  });
  return { deploymentConfigId };
};
