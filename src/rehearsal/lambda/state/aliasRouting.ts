import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import { getVersion, LATEST, type LambdaFunction } from './functionStore.ts';

function refuse(sentence: string): never {
  throw new AwsError('InvalidParameterValueException', sentence);
}

/** AWS's pattern: a name of digits alone would be a version. */
const NAME = /^(?!\d+$)[\w-]{1,128}$/;

export function checkAliasName(name: string): void {
  if (NAME.test(name)) return;
  throw new AwsError(
    'ValidationException',
    `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: ` +
      'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)',
  );
}

/** Throws AWS's error where the versions are not there or the weights are none. */
export function checkRouting(host: LambdaContext, fn: LambdaFunction, routing: AliasRouting): void {
  const { functionVersion, additionalVersionWeights = {} } = routing;
  getVersion(host, fn, functionVersion);
  const weights = Object.entries(additionalVersionWeights);
  if (weights.length === 0) return;
  if (weights.length > 1)
    refuse('Number of items in AdditionalVersionWeights cannot be greater than 1');
  for (const [version, weight] of weights) {
    getVersion(host, fn, version);
    if (version === LATEST || functionVersion === LATEST) {
      refuse('$LATEST is not supported for an alias pointing to more than 1 version');
    }
    if (version === functionVersion) {
      refuse(
        `Invalid function version ${version}. Function version ${version} is already included in routing configuration.`,
      );
    }
    if (!(weight >= 0 && weight <= 1)) {
      refuse(`Weight of version ${version} is ${weight}; expected a share from 0 to 1`);
    }
  }
}
