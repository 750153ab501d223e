import { invalid, optionalObject } from './inputReaders.ts';

/** `RoutingConfig`'s weights; undefined where the request says nothing of them. */
export function weightsInput(input: Record<string, unknown>): Record<string, number> | undefined {
  const config = optionalObject(input, 'RoutingConfig');
  if (config === undefined) return undefined;
  const weights = optionalObject(config, 'AdditionalVersionWeights') ?? {};
  const entries = Object.entries(weights).map(([version, weight]) => {
    if (typeof weight === 'number') return [version, weight] as const;
    throw invalid('AdditionalVersionWeights', weight, 'Member must be a number from 0 to 1');
  });
  return Object.fromEntries(entries);
}
