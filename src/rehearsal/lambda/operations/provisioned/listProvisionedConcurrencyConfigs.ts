import { functionArn } from '../../../arns.ts';
import { provisionedConfiguration } from '../../answers/provisionedConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';
import { paginate } from '../../requests/paginate.ts';

export const listProvisionedConcurrencyConfigs: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const { items, next } = paginate(input, [...fn.provisioned]);
  const configs = items.map(([qualifier, provisioned]) => ({
    FunctionArn: functionArn(fn.name, qualifier),
    ...provisionedConfiguration(provisioned),
  }));
  return { ProvisionedConcurrencyConfigs: configs, ...next };
};
