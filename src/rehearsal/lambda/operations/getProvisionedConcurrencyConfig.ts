import { AwsError } from '../../http/awsError.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { provisionedConfiguration } from '../answers/provisionedConfiguration.ts';

export const getProvisionedConcurrencyConfig: LambdaOperation = ({ host, store }, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier = '' } = findTarget(
    host,
    store,
    functionName,
    requiredString(input, 'Qualifier'),
  );
  const provisioned = fn.provisioned.get(qualifier);
  if (provisioned === undefined) {
    throw new AwsError(
      'ProvisionedConcurrencyConfigNotFoundException',
      'No Provisioned Concurrency Config found for this function',
      404,
    );
  }
  return provisionedConfiguration(provisioned);
};
