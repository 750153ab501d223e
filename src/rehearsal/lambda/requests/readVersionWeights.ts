import type { Input } from '../../http/operation.ts';
import { invalidMember, optionalObject } from './inputReaders.ts';

/** `RoutingConfig`'s weights by version; undefined if the request has no `RoutingConfig`. */
export function readVersionWeights(input: Input): Record<string, number> | undefined {
  const config = optionalObject(input, 'RoutingConfig');
  if (config === undefined) return undefined;
  const weights = optionalObject(config, 'AdditionalVersionWeights') ?? {};
  const entries = Object.entries(weights).map(([version, weight]) => {
    if (typeof weight === 'number') return [version, weight] as const;
    throw invalidMember('AdditionalVersionWeights', weight, 'Member must be a number from 0 to 1');
  });
  return Object.fromEntries(entries);
}
