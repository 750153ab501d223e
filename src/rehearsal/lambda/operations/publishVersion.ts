import { AwsError } from '../../http/awsError.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { findTarget } from '../requests/findTarget.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import { publish } from '../state/publish.ts';

/** Publishes `$LATEST` under a number; returns the last version if nothing has changed since. */
export const publishVersion: LambdaOperation = (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
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
  const version = publish(context, fn, optionalString(input, 'Description'));
  return functionConfiguration(version);
};
