import type { OperationMap } from '../../http/operation.ts';
import { createAlias } from './createAlias.ts';
import { createFunction } from './createFunction.ts';
import { deleteFunction } from './deleteFunction.ts';
import { getAlias } from './getAlias.ts';
import { getFunction } from './getFunction.ts';
import { getFunctionConfiguration } from './getFunctionConfiguration.ts';
import { getFunctionEventInvokeConfig } from './getFunctionEventInvokeConfig.ts';
import { getProvisionedConcurrencyConfig } from './getProvisionedConcurrencyConfig.ts';
import { invoke } from './invoke.ts';
import type { LambdaOperation, LambdaState } from './lambdaOperation.ts';
import { listAliases } from './listAliases.ts';
import { listVersionsByFunction } from './listVersionsByFunction.ts';
import { publishVersion } from './publishVersion.ts';
import { putFunctionEventInvokeConfig } from './putFunctionEventInvokeConfig.ts';
import { putProvisionedConcurrencyConfig } from './putProvisionedConcurrencyConfig.ts';
import { updateAlias } from './updateAlias.ts';
import { updateFunctionCode } from './updateFunctionCode.ts';
import { updateFunctionConfiguration } from './updateFunctionConfiguration.ts';

/** By AWS's names for them. */
const operations: Readonly<Record<string, LambdaOperation>> = {
  CreateAlias: createAlias,
  CreateFunction: createFunction,
  DeleteFunction: deleteFunction,
  GetAlias: getAlias,
  GetFunction: getFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
  Invoke: invoke,
  ListAliases: listAliases,
  ListVersionsByFunction: listVersionsByFunction,
  PublishVersion: publishVersion,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  PutProvisionedConcurrencyConfig: putProvisionedConcurrencyConfig,
  UpdateAlias: updateAlias,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
};

export function lambdaOperations(state: LambdaState): OperationMap {
  const entries = Object.entries(operations).map(([name, operation]) => {
    return [name, (input: Record<string, unknown>) => operation(state, input)] as const;
  });
  return Object.fromEntries(entries);
}
