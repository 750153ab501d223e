import { AwsError } from '../../http/awsError.ts';
import { functionArn } from '../../arns.ts';
import type { LambdaState } from '../lambdaState.ts';
import { LATEST, type Alias, type LambdaFunction } from '../state/functionStore.ts';
import type { FunctionVersion } from '../state/functionVersion.ts';

export function notFound(message: string): AwsError {
  return new AwsError('ResourceNotFoundException', message, 404);
}

/** Throws AwsError `ResourceNotFoundException`. */
export function findFunction({ store }: LambdaState, name: string): LambdaFunction {
  const found = store.get(name);
  if (found !== undefined) return found;
  throw notFound(`Function not found: ${functionArn(name)}`);
}

/** A version, or `$LATEST`; throws AwsError `ResourceNotFoundException`. */
export function findVersion(
  { name, latest, versions }: LambdaFunction,
  version: string,
): FunctionVersion {
  const found = version === LATEST ? latest : versions.get(version);
  if (found !== undefined) return found;
  throw notFound(`Function not found: ${functionArn(name, version)}`);
}

/** Throws AwsError `ResourceNotFoundException`. */
export function findAlias({ name, aliases }: LambdaFunction, alias: string): Alias {
  const found = aliases.get(alias);
  if (found !== undefined) return found;
  throw notFound(`Cannot find alias arn: ${functionArn(name, alias)}`);
}
