import { randomUUID } from 'node:crypto';
import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { text, type Members } from '../requests/inputReaders.ts';
import { applicationName } from '../requests/names.ts';

const platforms: readonly string[] = ['Server', 'Lambda', 'ECS'];

/** As on AWS, an application is for Server unless `computePlatform` says otherwise. */
export function createApplication(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const name = applicationName(input);
  const computePlatform = text(input, 'computePlatform') ?? 'Server';
  if (!platforms.includes(computePlatform)) {
    throw new AwsError(
      'InvalidComputePlatformException',
      `${computePlatform} is no compute platform; expected one of ${platforms.join(', ')}.`,
    );
  }
  if (codeDeploy.applications.has(name)) {
    throw new AwsError('ApplicationAlreadyExistsException', `Application already exists: ${name}`);
  }
  const applicationId = randomUUID();
  codeDeploy.applications.set(name, {
    applicationId,
    applicationName: name,
    computePlatform,
    createTime: new Date(),
    groups: new Map(),
    revisions: new Map(),
  });
  return { applicationId };
}
