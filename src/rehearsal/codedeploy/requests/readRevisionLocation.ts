import { AwsError } from '../../http/awsError.ts';
import { members, text, type Members } from './inputReaders.ts';
import type { RevisionType } from '../state/revision.ts';

export interface RevisionLocation {
  type: RevisionType;
  content?: string;
  sha256?: string;
}

/** RevisionLocation of a request; throws InvalidRevisionException where it is of another kind. */
export function readRevisionLocation(location: Members): RevisionLocation {
  const type = text(location, 'revisionType');
  if (type !== 'String' && type !== 'AppSpecContent') {
    throw new AwsError(
      'InvalidRevisionException',
      type === 'S3' || type === 'GitHub'
        ? `The stand-in cannot fetch a revision from ${type}; send the AppSpec as AppSpecContent or String.`
        : `revisionType is ${type ?? 'missing'}; expected AppSpecContent or String.`,
    );
  }
  const holder = type === 'String' ? 'string' : 'appSpecContent';
  const body = members(location, holder);
  if (body === undefined) {
    throw new AwsError('InvalidRevisionException', `A revision of type ${type} needs ${holder}.`);
  }
  const content = text(body, 'content');
  const sha256 = text(body, 'sha256');
  return {
    type,
    ...(content !== undefined && { content }),
    ...(sha256 !== undefined && { sha256 }),
  };
}
