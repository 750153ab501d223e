import { getFunctionConfiguration } from './getFunctionConfiguration.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

/** The configuration, and where the code is: here on this machine, so there is nothing to fetch. */
export const getFunction: LambdaOperation = (state, input) => ({
  Configuration: getFunctionConfiguration(state, input),
  Code: { RepositoryType: 'S3' },
  Tags: {},
});
