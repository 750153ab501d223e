import { getAlias as findAlias } from '../functions/functionStore.ts';
import { findTarget } from '../functions/resolveTarget.ts';
import { aliasConfiguration } from './aliasConfiguration.ts';
import { requiredString } from './inputMembers.ts';
import type { LambdaOperation } from './lambdaOperation.ts';

export const getAlias: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  return aliasConfiguration(host, fn.name, findAlias(host, fn, requiredString(input, 'Name')));
};
