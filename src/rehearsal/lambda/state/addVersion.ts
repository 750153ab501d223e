import { AwsError } from '../../http/awsError.ts';
import type { LambdaContext } from '../lambdaContext.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import { createVersion } from './createVersion.ts';
import type { LambdaFunction } from './functionStore.ts';
import { prepareVersion } from './prepareVersion.ts';

/** Adds a version with a given number; throws AwsError if it exists or is not a number. */
export async function addVersion(
  context: LambdaContext,
  fn: LambdaFunction,
  version: string,
  code: FunctionCode,
): Promise<void> {
  const functionName = fn.name;
  if (!/^[1-9]\d*$/.test(version)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `${functionName} cannot have a version '${version}'; expected a whole number from 1`,
    );
  }
  if (fn.versions.has(version)) {
    throw new AwsError(
      'ResourceConflictException',
      `${functionName} already has a version ${version}`,
      409,
    );
  }
  const content = await prepareVersion(context, code);
  fn.versions.set(version, createVersion(context, { functionName, version, ...content }));
  fn.nextVersion = Math.max(fn.nextVersion, Number(version) + 1);
}
