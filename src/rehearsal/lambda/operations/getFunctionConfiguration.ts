import { functionConfiguration } from '../answers/functionConfiguration.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import { findVersion } from '../requests/findResources.ts';
import { LATEST } from '../state/functionStore.ts';

/** The configuration of `$LATEST`, of a version, or of an alias's own version. */
export const getFunctionConfiguration: LambdaOperation = (state, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier } = findTarget(state, functionName, optionalString(input, 'Qualifier'));
  const version = fn.aliases.get(qualifier ?? '')?.routing.functionVersion ?? qualifier ?? LATEST;
  return functionConfiguration(findVersion(fn, version), qualifier);
};
