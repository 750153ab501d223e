import type { Alias } from '../functions/functionStore.ts';
import { functionArn, type LambdaHost } from '../lambdaHost.ts';

/** AWS's AliasConfiguration. */
export function aliasConfiguration(
  host: LambdaHost,
  functionName: string,
  { name, description, routing, revisionId }: Alias,
): Record<string, unknown> {
  const weights = routing.additionalVersionWeights ?? {};
  return {
    AliasArn: functionArn(host, functionName, name),
    Name: name,
    FunctionVersion: routing.functionVersion,
    Description: description,
    RevisionId: revisionId,
    ...(Object.keys(weights).length === 0
      ? {}
      : { RoutingConfig: { AdditionalVersionWeights: weights } }),
  };
}
