import {
  actionsOf,
  discoveryActions,
  reportAction,
  type NeededAction,
  type NeededOn,
  type UsedCheck,
} from '../../policy/neededActions.ts';

/** The resource of each kind, as a value of YAML. */
export type PolicyResources = Readonly<Record<NeededOn, string>>;

/** The parts of an ARN of CodeDeploy, for `!Sub`. */
export const codeDeployArn = (end: string): string =>
  `!Sub arn:\${AWS::Partition}:codedeploy:\${AWS::Region}:\${AWS::AccountId}:${end}`;

/** The least that the hook before the shift needs, as statements in YAML. */
export function hookStatements(checks: readonly UsedCheck[], resources: PolicyResources): string {
  const needs = [
    reportAction,
    ...discoveryActions,
    ...checks.flatMap((check) => actionsOf(check, 'BeforeAllowTraffic')),
  ];
  return statements(needs, resources);
}

/** The only statement of the on-failure destination. */
export const reportStatement = (resources: PolicyResources): string =>
  statements([reportAction], resources);

function statements(needs: readonly NeededAction[], resources: PolicyResources): string {
  const actions = new Map<NeededOn, Set<string>>();
  for (const { action, on } of needs) actions.set(on, (actions.get(on) ?? new Set()).add(action));
  return [...actions].map(([on, names]) => statement([...names], resources[on])).join('\n');
}

function statement(actions: readonly string[], resource: string): string {
  const [only = ''] = actions;
  const action =
    actions.length === 1
      ? `  Action: ${only}`
      : `  Action:\n${actions.map((one) => `    - ${one}`).join('\n')}`;
  return `- Effect: Allow\n${action}\n  Resource: ${resource}`;
}
