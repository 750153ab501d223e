import { AwsError } from '../../http/awsError.ts';
import { publish } from '../functions/publish.ts';
import { findTarget } from '../functions/resolveTarget.ts';
import { checkRevision } from './checkRevision.ts';
import { functionConfiguration } from './functionConfiguration.ts';
import { optionalString, requiredString } from './inputMembers.ts';
import type { LambdaOperation } from './lambdaOperation.ts';

/** Makes a numbered version of `$LATEST`; the last one again where nothing has changed. */
export const publishVersion: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  checkRevision(input, fn.latest.revisionId);
  const { sha256 } = fn.latest.code;
  const expected = optionalString(input, 'CodeSha256');
  if (expected !== undefined && expected !== sha256) {
    throw new AwsError(
      'InvalidParameterValueException',
      `CodeSHA256 (${expected}) is different from current CodeSHA256 in $LATEST (${sha256}). ` +
        'Please try again with the CodeSHA256 in $LATEST.',
    );
  }
  return functionConfiguration(host, publish(host, fn, optionalString(input, 'Description')));
};
