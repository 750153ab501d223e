import type { Position } from '../../lib/fileError.ts';
import type { Grant, Permissions } from './grant.ts';
import { managedPolicies } from './managedPolicies.ts';

/** What a managed policy allows, by its name or its ARN. */
export function namedPolicy(text: string, at: Position): Omit<Permissions, 'at'> {
  const [, account = 'aws', path = text] = /^arn:[^:]*:iam::([^:]*):policy\/(.*)$/.exec(text) ?? [];
  const name = path.slice(path.lastIndexOf('/') + 1);
  const statements = account === 'aws' ? managedPolicies[name] : undefined;
  if (statements === undefined) {
    const why = `the policy '${text}' is not in this template`;
    return { grants: [], unresolved: [{ why, at }] };
  }
  const grants = statements.map(({ actions, isInverted = false, resource }): Grant => ({
    effect: 'Allow',
    actions,
    isInverted,
    resources: [{ kind: 'text', text: resource, at }],
    isConditional: false,
    at,
  }));
  return { grants, unresolved: [] };
}
