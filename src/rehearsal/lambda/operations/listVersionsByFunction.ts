import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { functionArn } from '../lambdaContext.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import { paginate } from '../requests/paginate.ts';

/** `$LATEST`, then the published versions, oldest first. */
export const listVersionsByFunction: LambdaOperation = (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const { items, next } = paginate(input, [fn.latest, ...fn.versions.values()]);
  const Versions = items.map((version) => ({
    ...functionConfiguration(context, version),
    FunctionArn: functionArn(context, fn.name, version.version),
  }));
  return { Versions, ...next };
};
