import { AwsError } from '../../http/awsError.ts';
import type { DeploymentStyle } from '../state/deploymentGroup.ts';
import { text, type Members } from './inputReaders.ts';

const types: readonly string[] = ['IN_PLACE', 'BLUE_GREEN'];
const options: readonly string[] = ['WITH_TRAFFIC_CONTROL', 'WITHOUT_TRAFFIC_CONTROL'];

/** DeploymentStyle of a request; undefined where it has none. */
export function readDeploymentStyle(input: Members | undefined): DeploymentStyle | undefined {
  if (input === undefined) return undefined;
  const deploymentType = oneOf(input, 'deploymentType', types);
  const deploymentOption = oneOf(input, 'deploymentOption', options);
  return {
    ...(deploymentType !== undefined && { deploymentType }),
    ...(deploymentOption !== undefined && { deploymentOption }),
  };
}

function oneOf(input: Members, name: string, known: readonly string[]): string | undefined {
  const value = text(input, name);
  if (value === undefined || known.includes(value)) return value;
  throw new AwsError(
    'InvalidDeploymentStyleException',
    `${name} is ${value}; expected one of ${known.join(', ')}.`,
  );
}
