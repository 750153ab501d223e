import { randomUUID } from 'node:crypto';
import { AwsError } from '../../../http/awsError.ts';
import { readTagList } from '../../../tags.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { optionalEnum } from '../../requests/inputReaders.ts';
import { readApplicationName } from '../../requests/readNames.ts';

const platforms = ['Server', 'Lambda', 'ECS'] as const;

/** As on AWS, an application without `computePlatform` is for Server. */
export const createApplication: CodeDeployOperation = ({ store }, input) => {
  const applicationName = readApplicationName(input);
  const computePlatform =
    optionalEnum(input, 'computePlatform', platforms, 'InvalidComputePlatformException') ??
    'Server';
  if (store.applications.has(applicationName)) {
    throw new AwsError(
      'ApplicationAlreadyExistsException',
      `Application already exists: ${applicationName}`,
    );
  }
  const applicationId = randomUUID();
  store.applications.set(applicationName, {
    applicationId,
    applicationName,
    computePlatform,
    createTime: new Date(),
    tags: readTagList(input['tags']),
    groups: new Map(),
    revisions: new Map(),
  });
  return { applicationId };
};
