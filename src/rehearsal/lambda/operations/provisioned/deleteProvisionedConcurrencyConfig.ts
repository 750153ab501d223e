import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';

/** As on AWS, deleting a configuration that does not exist succeeds. */
export const deleteProvisionedConcurrencyConfig: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier = '' } = findTarget(
    state,
    functionName,
    requiredString(input, 'Qualifier'),
  );
  fn.provisioned.delete(qualifier);
  return {};
};
