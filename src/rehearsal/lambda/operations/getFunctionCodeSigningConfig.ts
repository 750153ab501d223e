import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';

/** The stand-in signs no code, so the ARN, which AWS's model requires, is empty. */
export const getFunctionCodeSigningConfig: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  return { CodeSigningConfigArn: '', FunctionName: fn.name };
};
