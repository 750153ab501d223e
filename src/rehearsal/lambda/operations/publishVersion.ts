import { AwsError } from '../../http/awsError.ts';
import { publish } from '../state/publish.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

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
