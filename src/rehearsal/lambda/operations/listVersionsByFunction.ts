import { functionConfiguration } from '../answers/functionConfiguration.ts';
import { functionArn } from '../../arns.ts';
import type { LambdaOperation } from '../lambdaState.ts';
import { findTarget } from '../requests/findTarget.ts';
import { requiredString } from '../requests/inputReaders.ts';
import { paginate } from '../requests/paginate.ts';

/** `$LATEST`, then the published versions, oldest first. */
export const listVersionsByFunction: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const { items, next } = paginate(input, [fn.latest, ...fn.versions.values()]);
  const Versions = items.map((version) => ({
    ...functionConfiguration(version),
    FunctionArn: functionArn(fn.name, version.version),
  }));
  return { Versions, ...next };
};
