import { randomUUID } from 'node:crypto';
import { aliasConfiguration } from '../../answers/aliasConfiguration.ts';
import type { LambdaOperation } from '../../lambdaState.ts';
import { checkRevision } from '../../requests/checkRevision.ts';
import { checkRouting } from '../../requests/checkRouting.ts';
import { findTarget } from '../../requests/findTarget.ts';
import { optionalString, requiredString } from '../../requests/inputReaders.ts';
import { readVersionWeights } from '../../requests/readVersionWeights.ts';
import { findAlias } from '../../requests/findResources.ts';

/** Changes only the members in the request; empty weights send all traffic to `FunctionVersion`. */
export const updateAlias: LambdaOperation = (state, input) => {
  const { context } = state;
  const { fn } = findTarget(state, requiredString(input, 'FunctionName'));
  const old = findAlias(fn, requiredString(input, 'Name'));
  checkRevision(input, old.revisionId);
  const routing = {
    functionVersion: optionalString(input, 'FunctionVersion') ?? old.routing.functionVersion,
    additionalVersionWeights:
      readVersionWeights(input) ?? old.routing.additionalVersionWeights ?? {},
  };
  checkRouting(context, fn, routing);
  const description = optionalString(input, 'Description') ?? old.description;
  const alias = { name: old.name, description, routing, revisionId: randomUUID() };
  fn.aliases.set(old.name, alias);
  return aliasConfiguration(fn.name, alias);
};
