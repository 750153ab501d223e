import type { Input } from '../../http/operation.ts';
import { AwsError } from '../../http/awsError.ts';
import { optionalObject, optionalString } from './inputReaders.ts';
import { revisionMember, type RevisionType } from '../state/revision.ts';

export interface RevisionLocation {
  type: RevisionType;
  content?: string;
  sha256?: string;
}

/**
 * RevisionLocation of a request; throws InvalidRevisionException if its type is not one that holds
 * an AppSpec.
 */
export function readRevisionLocation(location: Input): RevisionLocation {
  const type = optionalString(location, 'revisionType');
  if (type !== 'String' && type !== 'AppSpecContent') {
    throw new AwsError(
      'InvalidRevisionException',
      type === 'S3' || type === 'GitHub'
        ? `The stand-in cannot fetch a revision from ${type}; send the AppSpec as AppSpecContent or String.`
        : `revisionType is ${type ?? 'missing'}; expected AppSpecContent or String.`,
    );
  }
  const holder = revisionMember(type);
  const body = optionalObject(location, holder);
  if (body === undefined) {
    throw new AwsError('InvalidRevisionException', `A revision of type ${type} needs ${holder}.`);
  }
  const content = optionalString(body, 'content');
  const sha256 = optionalString(body, 'sha256');
  return {
    type,
    ...(content !== undefined && { content }),
    ...(sha256 !== undefined && { sha256 }),
  };
}
