import type { Alias } from '../state/functionStore.ts';
import { functionArn, type LambdaContext } from '../lambdaContext.ts';

/** AWS's AliasConfiguration. */
export function aliasConfiguration(
  context: LambdaContext,
  functionName: string,
  { name, description, routing, revisionId }: Alias,
): Record<string, unknown> {
  const weights = routing.additionalVersionWeights ?? {};
  return {
    AliasArn: functionArn(context, functionName, name),
    Name: name,
    FunctionVersion: routing.functionVersion,
    Description: description,
    RevisionId: revisionId,
    ...(Object.keys(weights).length === 0
      ? {}
      : { RoutingConfig: { AdditionalVersionWeights: weights } }),
  };
}
