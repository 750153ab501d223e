import { AwsError } from '../../http/awsError.ts';
import type { Input } from '../../http/operation.ts';
import { optionalString } from './inputReaders.ts';

/** Throws `PreconditionFailedException` if the request's RevisionId is no longer the latest. */
export function checkRevision(input: Input, revisionId: string): void {
  const given = optionalString(input, 'RevisionId');
  if (given === undefined || given === revisionId) return;
  throw new AwsError(
    'PreconditionFailedException',
    'The Revision Id provided does not match the latest Revision Id. Call the ' +
      'GetFunction/GetAlias API to retrieve the latest Revision Id',
    412,
  );
}
