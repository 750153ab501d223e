import { aliasConfiguration } from '../../answers/aliasConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { requiredString } from '../../requests/inputReaders.ts';
import { findAlias } from '../../requests/findResources.ts';

export const getAlias: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const alias = findAlias(fn, requiredString(input, 'Name'));
  return aliasConfiguration(fn.name, alias);
};
