import type { LambdaOperation } from '../lambdaState.ts';
import { getFunctionConfiguration } from './getFunctionConfiguration.ts';

/** Has no `Code.Location`: the code is on this machine, so there is nothing to download. */
export const getFunction: LambdaOperation = (state, input) => ({
  Configuration: getFunctionConfiguration(state, input),
  Code: { RepositoryType: 'S3' },
  Tags: {},
});
