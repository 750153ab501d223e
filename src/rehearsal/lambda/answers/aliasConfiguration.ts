import type { Alias } from '../state/functionStore.ts';
import { functionArn } from '../../arns.ts';

/** AWS's AliasConfiguration. */
export function aliasConfiguration(
  functionName: string,
  { name, description, routing, revisionId }: Alias,
): Record<string, unknown> {
  const weights = routing.additionalVersionWeights ?? {};
  return {
    AliasArn: functionArn(functionName, name),
    Name: name,
    FunctionVersion: routing.functionVersion,
    Description: description,
    RevisionId: revisionId,
    ...(Object.keys(weights).length === 0
      ? {}
      : { RoutingConfig: { AdditionalVersionWeights: weights } }),
  };
}
