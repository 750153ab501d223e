import { AwsError } from '../../http/awsError.ts';
import { text, type Members } from './inputReaders.ts';

/** AWS's model allows 1 to 100 characters; the service allows these. */
const allowed = /^[\w+=,.@ -]{1,100}$/;

function named(
  input: Members,
  member: string,
  required: string,
  invalid: string,
  what: string,
): string {
  const name = text(input, member);
  if (!name) throw new AwsError(required, `The ${what} name was not provided (${member}).`);
  if (allowed.test(name)) return name;
  throw new AwsError(
    invalid,
    `${JSON.stringify(name)} is no ${what} name; expected 1 to 100 letters, digits, spaces or any of . _ + = , @ -`,
  );
}

export const applicationName = (input: Members): string =>
  named(
    input,
    'applicationName',
    'ApplicationNameRequiredException',
    'InvalidApplicationNameException',
    'application',
  );

export const groupName = (input: Members, member = 'deploymentGroupName'): string =>
  named(
    input,
    member,
    'DeploymentGroupNameRequiredException',
    'InvalidDeploymentGroupNameException',
    'deployment group',
  );

export const requiredConfigName = (input: Members): string =>
  named(
    input,
    'deploymentConfigName',
    'DeploymentConfigNameRequiredException',
    'InvalidDeploymentConfigNameException',
    'deployment configuration',
  );
