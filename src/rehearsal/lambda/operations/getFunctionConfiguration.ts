import { findTarget } from '../state/resolveTarget.ts';
import { getVersion, LATEST } from '../state/functionStore.ts';
import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';

/** The configuration of `$LATEST`, of a version, or of the version that an alias stands for. */
export const getFunctionConfiguration: LambdaOperation = ({ host, store }, input) => {
  const functionName = requiredString(input, 'FunctionName');
  const { fn, qualifier } = findTarget(
    host,
    store,
    functionName,
    optionalString(input, 'Qualifier'),
  );
  const version = fn.aliases.get(qualifier ?? '')?.routing.functionVersion ?? qualifier ?? LATEST;
  return functionConfiguration(host, getVersion(host, fn, version), qualifier);
};
