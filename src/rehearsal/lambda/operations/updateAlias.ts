import { randomUUID } from 'node:crypto';
import { checkRouting } from '../state/aliasRouting.ts';
import { getAlias } from '../state/functionStore.ts';
import { findTarget } from '../state/resolveTarget.ts';
import { aliasConfiguration } from '../answers/aliasConfiguration.ts';
import { checkRevision } from '../requests/checkRevision.ts';
import { optionalString, requiredString } from '../requests/inputReaders.ts';
import type { LambdaOperation } from '../lambdaOperation.ts';
import { weightsInput } from '../requests/routingInput.ts';

/** Changes what the request names; empty weights send all traffic to the one version. */
export const updateAlias: LambdaOperation = ({ host, store }, input) => {
  const { fn } = findTarget(host, store, requiredString(input, 'FunctionName'));
  const old = getAlias(host, fn, requiredString(input, 'Name'));
  checkRevision(input, old.revisionId);
  const routing = {
    functionVersion: optionalString(input, 'FunctionVersion') ?? old.routing.functionVersion,
    additionalVersionWeights: weightsInput(input) ?? old.routing.additionalVersionWeights ?? {},
  };
  checkRouting(host, fn, routing);
  const description = optionalString(input, 'Description') ?? old.description;
  const alias = { name: old.name, description, routing, revisionId: randomUUID() };
  fn.aliases.set(old.name, alias);
  return aliasConfiguration(host, fn.name, alias);
};
