import { AwsError } from '../../http/awsError.ts';
import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { time } from '../answers/epochSeconds.ts';
import { findApplication } from '../requests/findResources.ts';
import { members, type Members } from '../requests/inputReaders.ts';
import { readRevisionLocation } from '../requests/readRevisionLocation.ts';
import { revisionWithContent, sha256 as sha256Of } from '../state/revision.ts';

export function getApplicationRevision(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const application = findApplication(codeDeploy, input);
  const location = members(input, 'revision');
  if (location === undefined) {
    throw new AwsError('RevisionRequiredException', 'The revision was not provided.');
  }
  const { type, content, sha256 } = readRevisionLocation(location);
  const key = sha256 ?? (content === undefined ? undefined : sha256Of(content));
  const registered = key === undefined ? undefined : application.revisions.get(key);
  if (registered === undefined || registered.revision.type !== type) {
    throw new AwsError(
      'RevisionDoesNotExistException',
      `${application.applicationName} has no ${type} revision with sha256 ${key ?? '(none given)'}.`,
    );
  }
  return {
    applicationName: application.applicationName,
    revision: revisionWithContent(registered.revision),
    revisionInfo: {
      deploymentGroups: [...registered.deploymentGroups],
      ...time('firstUsedTime', registered.firstUsedTime),
      ...time('lastUsedTime', registered.lastUsedTime),
      ...time('registerTime', registered.registerTime),
    },
  };
}
