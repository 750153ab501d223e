import type { Position } from '../../lib/fileError.ts';
import { definedMembers } from '../../lib/objects.ts';
import type { RawResource } from '../resources.ts';
import type { Scope } from '../scope/scope.ts';
import { member, memberAt, unknownNode } from '../source/node.ts';
import type { TemplateDeployment, TemplateFunction } from '../template.ts';
import { booleanValue, textValue, textValues, type Value } from '../value.ts';
import { samConfig } from './readConfig.ts';

/** SAM's `DeploymentPreference` of a function; `undefined` if it has none. */
export function serverlessDeployment(
  resource: RawResource,
  { logicalId, autoPublishAlias }: TemplateFunction,
  resources: ReadonlyMap<string, RawResource>,
  scope: Scope,
): TemplateDeployment | undefined {
  const written = member(resource.properties, 'DeploymentPreference');
  const preference = written && scope.resolve(written);
  if (preference === undefined || preference.kind === 'absent') return undefined;
  const { at } = preference;
  if (preference.kind !== 'map') {
    return unreadable(logicalId, textValue(preference), preference.at);
  }
  const type = member(preference, 'Type') ?? unknownNode("'Type' is missing", at);
  return {
    at,
    functionId: { known: true, value: logicalId, at: resource.at, resource: { logicalId } },
    alias: autoPublishAlias ?? {
      known: false,
      reason: "'DeploymentPreference' needs 'AutoPublishAlias', which is missing",
      at,
    },
    group: generated(`${logicalId}DeploymentGroup`, at),
    enabled: booleanValue(member(preference, 'Enabled')) ?? { known: true, value: true, at },
    config: samConfig(type, resources, scope),
    alarms: textValues(member(preference, 'Alarms')),
    // SAM's groups roll back after every kind of failure.
    autoRollback: { known: true, value: true, at },
    triggers: triggersOf(member(preference, 'TriggerConfigurations')),
    application: generated('ServerlessDeploymentApplication', at),
    ...definedMembers({
      beforeAllowTraffic: textValue(memberAt(preference, 'Hooks', 'PreTraffic')),
      afterAllowTraffic: textValue(memberAt(preference, 'Hooks', 'PostTraffic')),
      role: textValue(member(preference, 'Role')),
      passthroughCondition: booleanValue(member(preference, 'PassthroughCondition')),
    }),
  };
}

/** The name of a resource that SAM adds; its logical ID stands for the name. */
const generated = (logicalId: string, at: Position): Value<string> => ({
  known: true,
  value: logicalId,
  at,
  resource: { logicalId },
});

type Node = Parameters<typeof textValue>[0];

export const triggersOf = (node: Node): TemplateDeployment['triggers'] =>
  node?.kind === 'list' ? node.items.map(({ at }) => ({ at })) : [];

function unreadable(
  logicalId: string,
  value: ReturnType<typeof textValue>,
  at: TemplateDeployment['at'],
): TemplateDeployment {
  const unknown = {
    known: false,
    reason: value?.known === false ? value.reason : "'DeploymentPreference' is not a map",
    at,
    ...(value?.known === false && value.settable !== undefined && { settable: value.settable }),
  } as const;
  return {
    at,
    functionId: { known: true, value: logicalId, at, resource: { logicalId } },
    alias: unknown,
    group: generated(`${logicalId}DeploymentGroup`, at),
    enabled: unknown,
    config: { name: unknown },
    alarms: [],
    autoRollback: { known: true, value: true, at },
    triggers: [],
  };
}
