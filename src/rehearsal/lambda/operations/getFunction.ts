import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import { getFunctionConfiguration } from './getFunctionConfiguration.ts';

/** Has no `Code.Location`: the code is on this machine, so there is nothing to download. */
export const getFunction: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const { imageUri } = fn.latest.config;
  return {
    Configuration: getFunctionConfiguration(state, input),
    Code:
      imageUri === undefined
        ? { RepositoryType: 'S3' }
        : { RepositoryType: 'ECR', ImageUri: imageUri },
    ...(fn.tags.size > 0 && { Tags: Object.fromEntries(fn.tags) }),
  };
};
