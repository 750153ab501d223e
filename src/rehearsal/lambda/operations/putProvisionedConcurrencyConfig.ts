import { AwsError } from '../../http/awsError.ts';
import { getVersion, LATEST } from '../state/functionStore.ts';
import { trackBackground } from '../state/trackBackground.ts';
import { provision } from '../state/provision.ts';
import type { Provisioned } from '../state/provisioned.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { invalid, optionalInteger, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { provisionedConfiguration } from '../answers/provisionedConfiguration.ts';

/** Has environments ready before the first request; the answer comes before they are. */
export const putProvisionedConcurrencyConfig: LambdaOperation = ({ host, store }, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier = '' } = findTarget(
    host,
    store,
    functionName,
    requiredString(input, 'Qualifier'),
  );
  if (qualifier === LATEST) {
    throw new AwsError(
      'InvalidParameterValueException',
      'Provisioned Concurrency Configs cannot be applied to unpublished function versions.',
    );
  }
  if (!fn.aliases.has(qualifier)) getVersion(host, fn, qualifier);
  const member = 'ProvisionedConcurrentExecutions';
  const requested = optionalInteger(input, member, [1, host.concurrency]);
  if (requested === undefined) throw invalid(member, undefined, 'Member must not be null');
  const provisioned: Provisioned = {
    requested,
    available: 0,
    status: 'IN_PROGRESS',
    lastModified: new Date().toISOString().replace('Z', '+0000'),
  };
  fn.provisioned.set(qualifier, provisioned);
  const answer = provisionedConfiguration(provisioned);
  trackBackground(host, provision(host, fn, qualifier, provisioned));
  return answer;
};
