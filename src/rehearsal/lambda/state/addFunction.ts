import { AwsError } from '../../http/awsError.ts';
import { prepareCode } from '../code/prepareCode.ts';
import { functionArn, type LambdaContext } from '../lambdaContext.ts';
import type { FunctionCode } from '../lambdaStandIn.ts';
import { createVersion } from './createVersion.ts';
import { LATEST, type FunctionStore, type LambdaFunction } from './functionStore.ts';
import { resolveConfig } from './resolveConfig.ts';
import type { VersionConfig } from './versionConfig.ts';

/** Adds a function with `$LATEST`; throws AWS's error where it is there, or the code cannot be used. */
export async function addFunction(
  host: LambdaContext,
  store: FunctionStore,
  functionName: string,
  code: FunctionCode,
  more: Partial<Pick<VersionConfig, 'description' | 'role'>> = {},
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
      `Function already exist: ${functionName} (${functionArn(host, functionName)})`,
      409,
    );
  }
  const config = { ...resolveConfig(code), ...more };
  const content = {
    functionName,
    version: LATEST,
    config,
    code: await prepareCode(code, host.temp),
  };
  const fn: LambdaFunction = {
    name: functionName,
    latest: createVersion(host, content),
    versions: new Map(),
    aliases: new Map(),
    eventInvokeConfigs: new Map(),
    provisioned: new Map(),
    nextVersion: 1,
  };
  store.set(functionName, fn);
  return fn;
}
