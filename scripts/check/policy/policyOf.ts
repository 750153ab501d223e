import { writePolicies, type HookSource } from '../../../src/policy/writePolicies.ts';

/** The policy of a hook, as IAM takes it, and the actions that it allows. */
export interface HookPolicy {
  document: object;
  allowed: Set<string>;
}

const values = {
  Region: 'eu-west-1',
  AccountId: '123456789012',
  FunctionName: 'orders',
  Alias: 'live',
  ApplicationName: 'orders',
  DeploymentGroupName: 'live',
};

/** Writes the policy of a hook as JSON, with values for its placeholders. */
export function policyOf(hook: HookSource): HookPolicy {
  const { text } = writePolicies('json', [hook], values);
  const document = JSON.parse(text.replaceAll(/\$\{[^}]*\}/g, 'x')) as {
    Statement: { Effect: string; Action: string | string[] }[];
  };
  const allowing = document.Statement.filter(({ Effect }) => Effect === 'Allow');
  return { document, allowed: new Set(allowing.flatMap(({ Action }) => Action)) };
}
