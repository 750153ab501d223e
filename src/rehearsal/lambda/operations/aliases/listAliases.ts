import { aliasConfiguration } from '../../answers/aliasConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { optionalString, requiredString } from '../../requests/inputReaders.ts';
import { paginate } from '../../requests/paginate.ts';

/** Sorted by name; with `FunctionVersion` only the aliases whose own version it is. */
export const listAliases: LambdaOperation = (state, input) => {
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const version = optionalString(input, 'FunctionVersion');
  const aliases = [...fn.aliases.values()]
    .filter(({ routing }) => version === undefined || routing.functionVersion === version)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, next } = paginate(input, aliases);
  return {
    Aliases: items.map((alias) => aliasConfiguration(fn.name, alias)),
    ...next,
  };
};
