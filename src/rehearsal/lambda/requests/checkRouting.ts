import { aliasNameMistake } from '../../../lib/aliasNameMistake.ts';
import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { AliasRouting } from '../lambdaStandIn.ts';
import { findVersion } from './findResources.ts';
import { LATEST, type LambdaFunction } from '../state/functionStore.ts';
import { invalidMember } from './inputReaders.ts';

function refuse(message: string): never {
  throw new AwsError('InvalidParameterValueException', message);
}

export function checkAliasName(name: string): void {
  if (aliasNameMistake(name) === undefined) return;
  throw invalidMember(
    'Name',
    name,
    'Member must satisfy regular expression pattern: (?!^[0-9]+$)([a-zA-Z0-9-_]+)',
  );
}

/** Throws AWS's error if a version does not exist or a weight is not valid. */
export function checkRouting(
  context: LambdaContext,
  fn: LambdaFunction,
  routing: AliasRouting,
): void {
  const { functionVersion, additionalVersionWeights = {} } = routing;
  findVersion(fn, functionVersion);
  const weights = Object.entries(additionalVersionWeights);
  if (weights.length > 1) {
    refuse('Number of items in AdditionalVersionWeights cannot be greater than 1');
  }
  for (const [version, weight] of weights) {
    findVersion(fn, version);
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
