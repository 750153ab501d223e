import type { RawResource } from '../resources.ts';
import type { Scope } from '../scope/scope.ts';
import { member, memberAt, type TemplateNode } from '../source/node.ts';
import type { TemplateConfig, TemplateRouting } from '../template.ts';
import { numberValue, textValue, type Value } from '../value.ts';

/** The short names that SAM writes out, in its own order. */
export const samConfigNames: readonly string[] = [
  'Canary10Percent5Minutes',
  'Canary10Percent10Minutes',
  'Canary10Percent15Minutes',
  'Canary10Percent30Minutes',
  'Linear10PercentEvery1Minute',
  'Linear10PercentEvery2Minutes',
  'Linear10PercentEvery3Minutes',
  'Linear10PercentEvery10Minutes',
  'AllAtOnce',
];

/** SAM's `Type` of a DeploymentPreference, with its short name written out. */
export function samConfig(
  type: TemplateNode,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): TemplateConfig {
  const config = readConfig(type, resources, scope);
  const { name } = config;
  if (!name.known || !samConfigNames.includes(name.value)) return config;
  return { ...config, name: { ...name, value: `CodeDeployDefault.Lambda${name.value}` } };
}

/** A deployment configuration by its name, or by a reference to a resource of the template. */
export function readConfig(
  node: TemplateNode,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): TemplateConfig {
  const name: Value<string> = textValue(node) ?? {
    known: false,
    reason: 'it is not set',
    at: node.at,
  };
  const resource = describedBy(name, resources, scope);
  const properties = resource?.properties && scope.resolve(resource.properties);
  const routing = resource && readRouting(resource, properties);
  const platform = textValue(member(properties, 'ComputePlatform'));
  return { name, ...(routing && { routing }), ...(platform && { platform }) };
}

function describedBy(
  name: Value<string>,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): RawResource | undefined {
  if (name.resource) return resources.get(name.resource.logicalId);
  if (!name.known) return undefined;
  return [...resources.values()].find(({ type, properties }) => {
    if (type !== 'AWS::CodeDeploy::DeploymentConfig') return false;
    const own = member(properties, 'DeploymentConfigName');
    const text = own && textValue(scope.resolve(own));
    return text?.known === true && text.value === name.value;
  });
}

/** What CloudFormation calls a way of shifting, and the names of its members. */
const kinds = [
  { type: 'canary', name: 'TimeBasedCanary', prefix: 'Canary' },
  { type: 'linear', name: 'TimeBasedLinear', prefix: 'Linear' },
] as const;

function readRouting(
  resource: RawResource,
  properties: TemplateNode | undefined,
): TemplateRouting | undefined {
  const routing = member(properties, 'TrafficRoutingConfig');
  const type = textValue(member(routing, 'Type'));
  if (type?.known === true && type.value === 'AllAtOnce') return { type: 'allAtOnce' };
  const kind = kinds.find(({ name }) =>
    type?.known === true ? name === type.value : member(routing, name) !== undefined,
  );
  if (kind === undefined) return undefined;
  const number = (key: string): Value<number> =>
    numberValue(memberAt(routing, kind.name, key)) ?? {
      known: false,
      reason: `'${kind.name}.${key}' is not set`,
      at: routing?.at ?? resource.at,
    };
  return {
    type: kind.type,
    percentage: number(`${kind.prefix}Percentage`),
    interval: number(`${kind.prefix}Interval`),
  };
}
