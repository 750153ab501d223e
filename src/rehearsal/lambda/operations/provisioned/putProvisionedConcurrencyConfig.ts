import { AwsError } from '../../../http/awsError.ts';
import { provisionedConfiguration } from '../../answers/provisionedConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { invalidMember, optionalInteger, requiredString } from '../../requests/inputReaders.ts';
import { provision } from '../../run/provision.ts';
import { findVersion } from '../../requests/findResources.ts';
import { awsTimestamp } from '../../state/awsTimestamp.ts';
import { LATEST } from '../../state/functionStore.ts';
import type { ProvisionedConcurrency } from '../../state/provisionedConcurrency.ts';
import { trackBackground } from '../../state/trackBackground.ts';

/** Answers at once, with `IN_PROGRESS`; the environments start in the background. */
export const putProvisionedConcurrencyConfig: LambdaOperation = (state, input) => {
  const { context } = state;
  const functionName = requiredString(input, 'FunctionName');
  const target = findTarget(state, functionName, requiredString(input, 'Qualifier'));
  const { fn, qualifier = '' } = target;
  if (qualifier === LATEST) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
    );
  }
  if (!fn.aliases.has(qualifier)) findVersion(fn, qualifier);
  const member = 'ProvisionedConcurrentExecutions';
  const requested = optionalInteger(input, member, [1, context.concurrency]);
  if (requested === undefined) throw invalidMember(member, undefined, 'Member must not be null');
  const provisioned: ProvisionedConcurrency = {
    requested,
    available: 0,
    status: 'IN_PROGRESS',
    lastModified: awsTimestamp(),
  };
  fn.provisioned.set(qualifier, provisioned);
  const answer = provisionedConfiguration(provisioned);
  trackBackground(context, provision(context, fn, qualifier, provisioned));
  return answer;
};
