import { AwsError } from '../../http/awsError.ts';
import { functionArn } from '../../arns.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import type { LambdaState } from '../lambdaState.ts';
import { createVersion } from './createVersion.ts';
import { LATEST, type LambdaFunction } from './functionStore.ts';
import { prepareVersion } from './prepareVersion.ts';
import type { VersionConfig } from './versionConfig.ts';

/** Adds a function with `$LATEST`; throws AWS's error if it exists or its code cannot be used. */
export async function addFunction(
  { context, store }: LambdaState,
  functionName: string,
  code: FunctionCode,
  description: Partial<Pick<VersionConfig, 'description' | 'role' | 'settings'>> = {},
): Promise<LambdaFunction> {
  if (!/^[\w-]{1,64}$/.test(functionName)) {
    throw new AwsError(
      'InvalidParameterValueException',
      `'${functionName}' is not a function name; expected 1 to 64 letters, digits, - and _`,
    );
  }
  if (store.has(functionName)) {
    throw new AwsError(
      'ResourceConflictException',
      `Function already exist: ${functionName} (${functionArn(functionName)})`,
      409,
    );
  }
  const content = {
    functionName,
    version: LATEST,
    ...(await prepareVersion(context, code, description)),
  };
  const fn: LambdaFunction = {
    name: functionName,
    latest: createVersion(context, content),
    versions: new Map(),
    aliases: new Map(),
    eventInvokeConfigs: new Map(),
    provisioned: new Map(),
    tags: new Map(),
    nextVersion: 1,
  };
  store.set(functionName, fn);
  return fn;
}
