import { definedMembers } from '../../lib/objects.ts';
import type { Position } from '../../lib/fileError.ts';
import type { RawResource } from '../resources.ts';
import type { Scope } from '../scope/scope.ts';
import { member, memberAt, unknownNode, type TemplateNode } from '../source/node.ts';
import type { TemplateDeployment } from '../template.ts';
import { booleanValue, textValue, textValues, type Unknown, type Value } from '../value.ts';
import { readConfig } from './readConfig.ts';
import { triggersOf } from './serverlessDeployment.ts';

/** What CodeDeploy takes if a Lambda group names no configuration. */
const defaultConfig = 'CodeDeployDefault.LambdaAllAtOnce';

/** The `CodeDeployLambdaAliasUpdate` of an `AWS::Lambda::Alias`; `undefined` if it has none. */
export function aliasDeployment(
  resource: RawResource,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): TemplateDeployment | undefined {
  const policy = memberAt(resource.node, 'UpdatePolicy', 'CodeDeployLambdaAliasUpdate');
  const update = policy && scope.resolve(policy);
  if (update?.kind !== 'map') return undefined;
  const { at } = update;
  const properties = resource.properties && scope.resolve(resource.properties);
  const group = groupOf(update, resources, scope);
  const config = member(group, 'DeploymentConfigName') ?? {
    kind: 'scalar' as const,
    value: defaultConfig,
    text: defaultConfig,
    at,
  };
  const alarms = member(group, 'AlarmConfiguration');
  return {
    at,
    functionId: functionIdOf(member(properties, 'FunctionName'), resources, resource.at),
    alias: textValue(member(properties, 'Name')) ?? missing("the alias's 'Name' is not set", at),
    group:
      textValue(member(update, 'DeploymentGroupName')) ??
      missing("'DeploymentGroupName' is not set", at),
    enabled: { known: true, value: true, at },
    config: readConfig(group === undefined ? noGroup(at) : config, resources, scope),
    alarms: isOn(member(alarms, 'Enabled')) ? alarmNames(member(alarms, 'Alarms')) : [],
    autoRollback: booleanValue(memberAt(group, 'AutoRollbackConfiguration', 'Enabled')) ?? {
      known: true,
      value: false,
      at,
    },
    rollbackEvents: textValues(memberAt(group, 'AutoRollbackConfiguration', 'Events')),
    triggers: triggersOf(member(group, 'TriggerConfigurations')),
    ...definedMembers({
      beforeAllowTraffic: textValue(member(update, 'BeforeAllowTrafficHook')),
      afterAllowTraffic: textValue(member(update, 'AfterAllowTrafficHook')),
      role: textValue(member(group, 'ServiceRoleArn')),
      application: textValue(member(update, 'ApplicationName')),
    }),
  };
}

const missing = (reason: string, at: Position): Unknown => ({ known: false, reason, at });

const noGroup = (at: Position): TemplateNode =>
  unknownNode('its deployment group is not in this template', at);

const isOn = (node: TemplateNode | undefined): boolean => {
  const value = booleanValue(node);
  return value?.known !== true || value.value;
};

const alarmNames = (node: TemplateNode | undefined): Value<string>[] =>
  node?.kind === 'list'
    ? node.items.flatMap((item) => textValue(member(item, 'Name') ?? item) ?? [])
    : [];

/** The evaluated properties of the group that the policy names. */
function groupOf(
  update: TemplateNode,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): TemplateNode | undefined {
  const [name] = textValues(member(update, 'DeploymentGroupName'));
  if (name === undefined) return undefined;
  const groups = [...resources.values()].filter(
    ({ type }) => type === 'AWS::CodeDeploy::DeploymentGroup',
  );
  const group =
    groups.find(({ logicalId }) => logicalId === name.resource?.logicalId) ??
    groups.find(({ properties }) => {
      const own = member(properties, 'DeploymentGroupName');
      const text = own && textValue(scope.resolve(own));
      return text?.known === true && name.known && text.value === name.value;
    });
  if (group === undefined) return undefined;
  return group.properties
    ? scope.resolve(group.properties)
    : { kind: 'map', entries: new Map(), at: group.at };
}

function functionIdOf(
  node: TemplateNode | undefined,
  resources: ReadonlyMap<string, RawResource>,
  at: Position,
): Value<string> {
  const name = textValue(node);
  if (name?.resource) {
    return { known: true, value: name.resource.logicalId, at: name.at, resource: name.resource };
  }
  const text = name?.known === true ? name.value : undefined;
  const named = [...resources.values()].find(({ type, properties }) => {
    const own = member(properties, 'FunctionName');
    return type === 'AWS::Lambda::Function' && own?.kind === 'scalar' && own.text === text;
  });
  if (named) return { known: true, value: named.logicalId, at: name?.at ?? at };
  return name?.known === false
    ? name
    : missing("the alias's function is not in this template", name?.at ?? at);
}
