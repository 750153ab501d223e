import { account, region } from '../../arns.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import type { Tags } from '../../tags.ts';
import type { CodeDeployState } from '../codeDeployState.ts';
import { findApplication, findGroup } from './findResources.ts';
import { requiredString } from './inputReaders.ts';

const prefix = `arn:aws:codedeploy:${region}:${account}:`;

/** The tags of the application or group that `ResourceArn` names; throws AWS's error if there is none. */
export function findTagged(state: CodeDeployState, input: Input): Tags {
  const arn = requiredString(
    input,
    'ResourceArn',
    () => new AwsError('ResourceArnRequiredException', 'The ARN of the resource was not provided.'),
  );
  const resource = arn.startsWith(prefix) ? arn.slice(prefix.length) : '';
  const [, applicationName] = /^application:(.+)$/.exec(resource) ?? [];
  if (applicationName !== undefined) return findApplication(state, { applicationName }).tags;
  const [, groupOf, deploymentGroupName] = /^deploymentgroup:([^/]+)\/(.+)$/.exec(resource) ?? [];
  if (groupOf !== undefined) {
    const application = findApplication(state, { applicationName: groupOf });
    return findGroup(application, { deploymentGroupName }).tags;
  }
  throw new AwsError(
    'ArnNotSupportedException',
    `${arn} is not the ARN of an application or a deployment group of this stand-in.`,
  );
}
