import { getAlias as findAlias } from '../state/functionStore.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { aliasConfiguration } from '../answers/aliasConfiguration.ts';
import { requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

export const getAlias: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  return aliasConfiguration(host, fn.name, findAlias(host, fn, requiredString(input, 'Name')));
};
