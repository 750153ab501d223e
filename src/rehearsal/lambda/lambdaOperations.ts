import type { Input, OperationMap } from '../http/operation.ts';
import type { LambdaOperation, LambdaState } from './lambdaState.ts';
import { createAlias } from './operations/aliases/createAlias.ts';
import { deleteAlias } from './operations/aliases/deleteAlias.ts';
import { getAlias } from './operations/aliases/getAlias.ts';
import { listAliases } from './operations/aliases/listAliases.ts';
import { updateAlias } from './operations/aliases/updateAlias.ts';
import { createFunction } from './operations/createFunction.ts';
import { deleteFunction } from './operations/deleteFunction.ts';
import { deleteFunctionEventInvokeConfig } from './operations/events/deleteFunctionEventInvokeConfig.ts';
import { getFunctionEventInvokeConfig } from './operations/events/getFunctionEventInvokeConfig.ts';
import { listEventSourceMappings } from './operations/events/listEventSourceMappings.ts';
import { putFunctionEventInvokeConfig } from './operations/events/putFunctionEventInvokeConfig.ts';
import { getFunction } from './operations/getFunction.ts';
import { getFunctionCodeSigningConfig } from './operations/getFunctionCodeSigningConfig.ts';
import { getFunctionConfiguration } from './operations/getFunctionConfiguration.ts';
import { invoke } from './operations/invoke.ts';
import { listVersionsByFunction } from './operations/listVersionsByFunction.ts';
import { deleteProvisionedConcurrencyConfig } from './operations/provisioned/deleteProvisionedConcurrencyConfig.ts';
import { getProvisionedConcurrencyConfig } from './operations/provisioned/getProvisionedConcurrencyConfig.ts';
import { listProvisionedConcurrencyConfigs } from './operations/provisioned/listProvisionedConcurrencyConfigs.ts';
import { putProvisionedConcurrencyConfig } from './operations/provisioned/putProvisionedConcurrencyConfig.ts';
import { publishVersion } from './operations/publishVersion.ts';
import { listTags } from './operations/tags/listTags.ts';
import { tagResource } from './operations/tags/tagResource.ts';
import { untagResource } from './operations/tags/untagResource.ts';
import { updateFunctionCode } from './operations/updateFunctionCode.ts';
import { updateFunctionConfiguration } from './operations/updateFunctionConfiguration.ts';

/** Every operation that the stand-in has, by AWS's name for it. */
const operations: Readonly<Record<string, LambdaOperation>> = {
  CreateAlias: createAlias,
  CreateFunction: createFunction,
  DeleteAlias: deleteAlias,
  DeleteFunction: deleteFunction,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  DeleteProvisionedConcurrencyConfig: deleteProvisionedConcurrencyConfig,
  GetAlias: getAlias,
  GetFunction: getFunction,
  GetFunctionCodeSigningConfig: getFunctionCodeSigningConfig,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
  Invoke: invoke,
  ListAliases: listAliases,
  ListEventSourceMappings: listEventSourceMappings,
  ListProvisionedConcurrencyConfigs: listProvisionedConcurrencyConfigs,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishVersion: publishVersion,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  PutProvisionedConcurrencyConfig: putProvisionedConcurrencyConfig,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
};

/** AWS's names for the operations of Lambda that the stand-in has. */
export const lambdaOperationNames: readonly string[] = Object.keys(operations);

export function lambdaOperations(state: LambdaState): OperationMap {
  const entries = Object.entries(operations).map(
    ([name, operation]) => [name, (input: Input) => operation(state, input)] as const,
  );
  return Object.fromEntries(entries);
}
