import { AwsError } from '../../http/awsError.ts';
import { optionalTime } from '../answers/epochSeconds.ts';
import { revisionWithContent } from '../answers/revisionLocation.ts';
import type { CodeDeployOperation } from '../codeDeployState.ts';
import { findApplication } from '../requests/findResources.ts';
import { optionalObject } from '../requests/inputReaders.ts';
import { readRevisionLocation } from '../requests/readRevisionLocation.ts';
import { sha256 as sha256Of } from '../state/revision.ts';

export const getApplicationRevision: CodeDeployOperation = (state, input) => {
  const { applicationName, revisions } = findApplication(state, input);
  const location = optionalObject(input, 'revision');
  if (location === undefined) {
    throw new AwsError('RevisionRequiredException', 'The revision was not provided.');
  }
  const { type, content, sha256 } = readRevisionLocation(location);
  const key = sha256 ?? (content === undefined ? undefined : sha256Of(content));
  const registered = key === undefined ? undefined : revisions.get(key);
  if (registered === undefined || registered.revision.type !== type) {
    throw new AwsError(
      'RevisionDoesNotExistException',
      `${applicationName} has no ${type} revision with sha256 ${key ?? '(none given)'}.`,
    );
  }
  return {
    applicationName,
    revision: revisionWithContent(registered.revision),
    revisionInfo: {
      deploymentGroups: [...registered.deploymentGroups],
      ...optionalTime('firstUsedTime', registered.firstUsedTime),
      ...optionalTime('lastUsedTime', registered.lastUsedTime),
      ...optionalTime('registerTime', registered.registerTime),
    },
  };
};
