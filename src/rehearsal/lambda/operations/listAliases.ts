import { findTarget } from '../state/resolveTarget.ts';
import { aliasConfiguration } from '../answers/aliasConfiguration.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { page } from '../answers/page.ts';

/** By name; with `FunctionVersion` only those that stand for it. */
export const listAliases: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  const version = optionalString(input, 'FunctionVersion');
  const aliases = [...fn.aliases.values()]
    .filter(({ routing }) => version === undefined || routing.functionVersion === version)
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const { items, next } = page(input, aliases);
  return { Aliases: items.map((alias) => aliasConfiguration(host, fn.name, alias)), ...next };
};
