import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { DeploymentStyle } from '../state/deploymentGroup.ts';
import { optionalEnum } from './inputReaders.ts';

const types = ['IN_PLACE', 'BLUE_GREEN'] as const;
const options = ['WITH_TRAFFIC_CONTROL', 'WITHOUT_TRAFFIC_CONTROL'] as const;
const code = 'InvalidDeploymentStyleException';

/** DeploymentStyle of a request; `undefined` if it has none. */
export function readDeploymentStyle(input: Input | undefined): DeploymentStyle | undefined {
  if (input === undefined) return undefined;
  const deploymentType = optionalEnum(input, 'deploymentType', types, code);
  const deploymentOption = optionalEnum(input, 'deploymentOption', options, code);
  if (deploymentType === undefined || deploymentOption === undefined) {
    throw new AwsError(code, 'Deployment type or deployment option cannot be null or empty');
  }
  return { deploymentType, deploymentOption };
}
