import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { requiredString } from './inputReaders.ts';

/** AWS's model allows 1 to 100 characters; the service allows these. */
const allowed = /^[\w+=,.@ -]{1,100}$/;

interface NameErrors {
  required: string;
  invalid: string;
  /** What has the name, for messages. */
  what: string;
}

function readName(input: Input, member: string, { required, invalid, what }: NameErrors): string {
  const name = requiredString(
    input,
    member,
    () => new AwsError(required, `The ${what} name was not provided (${member}).`),
  );
  if (allowed.test(name)) return name;
  throw new AwsError(
    invalid,
    `${JSON.stringify(name)} is not a valid ${what} name; expected 1 to 100 letters, digits, spaces or any of . _ + = , @ -`,
  );
}

export const readApplicationName = (input: Input): string =>
  readName(input, 'applicationName', {
    required: 'ApplicationNameRequiredException',
    invalid: 'InvalidApplicationNameException',
    what: 'application',
  });

export const readGroupName = (input: Input, member = 'deploymentGroupName'): string =>
  readName(input, member, {
    required: 'DeploymentGroupNameRequiredException',
    invalid: 'InvalidDeploymentGroupNameException',
    what: 'deployment group',
  });

export const readConfigName = (input: Input): string =>
  readName(input, 'deploymentConfigName', {
    required: 'DeploymentConfigNameRequiredException',
    invalid: 'InvalidDeploymentConfigNameException',
    what: 'deployment configuration',
  });
