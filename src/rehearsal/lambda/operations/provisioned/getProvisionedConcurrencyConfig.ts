import { AwsError } from '../../../http/awsError.ts';
import { provisionedConfiguration } from '../../answers/provisionedConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';

export const getProvisionedConcurrencyConfig: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(state, functionName, requiredString(input, 'Qualifier'));
  const provisioned = target.fn.provisioned.get(target.qualifier ?? '');
  if (provisioned === undefined) {
    throw new AwsError(
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
      404,
    );
  }
  return provisionedConfiguration(provisioned);
};
