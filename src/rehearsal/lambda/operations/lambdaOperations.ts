import type { OperationMap } from '../../http/operation.ts';
import { getAlias } from './getAlias.ts';
import { getFunction } from './getFunction.ts';
import { getFunctionConfiguration } from './getFunctionConfiguration.ts';
import { invoke } from './invoke.ts';
import type { LambdaOperation, LambdaState } from './lambdaOperation.ts';

/** By AWS's names for them. */
const operations: Readonly<Record<string, LambdaOperation>> = {
  Invoke: invoke,
  GetFunction: getFunction,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetAlias: getAlias,
};

export function lambdaOperations(state: LambdaState): OperationMap {
  const entries = Object.entries(operations).map(([name, operation]) => {
    return [name, (input: Record<string, unknown>) => operation(state, input)] as const;
  });
  return Object.fromEntries(entries);
}
