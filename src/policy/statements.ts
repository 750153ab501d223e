import type { DeployedPlace } from './deployedPlace.ts';
import type { HookNeed } from './hookNeeds.ts';
import type { NeededOn } from './neededActions.ts';

/** A resource of a statement, which a format writes. `latest` is the unpublished code. */
export interface PolicyResource {
  readonly on: NeededOn | 'topic' | 'latest';
  readonly place: DeployedPlace;
  /** The ARN of a topic, if it is known. */
  readonly arn?: string;
}

/** A statement of a hook's policy. */
export interface PolicyStatement {
  readonly sid: string;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly resources: readonly PolicyResource[];
}

/** What a hook needs in one deployment. */
export interface HookUse {
  readonly needs: readonly HookNeed[];
  readonly place: DeployedPlace;
}

type On = PolicyResource['on'];

const sids: Readonly<Record<string, string>> = {
  deploymentGroup: 'DeploymentGroup',
  application: 'Application',
  version: 'NewVersion',
  anyVersion: 'Versions',
  alias: 'Alias',
  function: 'Function',
  'function,version': 'FunctionAndVersion',
  'function,anyVersion': 'FunctionAndVersion',
  'function,alias': 'FunctionAndAlias',
  topic: 'Topic',
  '*': 'WithoutResource',
};

const invoke = 'lambda:InvokeFunction';

/**
 * The statements that allow what a hook needs in all its deployments, and nothing else. `namesVersion`: whether
 * the format can name the version that is deployed. Otherwise its number is a wildcard, which includes the
 * unpublished code, so a statement denies that.
 */
export function statementsOf(
  uses: readonly HookUse[],
  namesVersion: (place: DeployedPlace) => boolean,
): PolicyStatement[] {
  const found = new Map<string, { actions: Set<string>; resources: Map<string, PolicyResource> }>();
  const add = (sid: string, action: string, resources: readonly PolicyResource[]): void => {
    const statement = found.get(sid) ?? { actions: new Set(), resources: new Map() };
    statement.actions.add(action);
    for (const one of resources) statement.resources.set(JSON.stringify(one), one);
    found.set(sid, statement);
  };
  for (const { needs, place } of uses) {
    const invokesAny = needs.some(({ action, on }) => action === invoke && on === 'anyVersion');
    for (const need of needs) {
      // The new version is among all versions.
      if (need.action === invoke && need.on === 'version' && invokesAny) continue;
      const exact = (on: On): On => (on === 'version' && !namesVersion(place) ? 'anyVersion' : on);
      const kinds = resourcesOf(need).map(exact);
      const { arn } = need;
      const resources = kinds.map((on) => ({ on, place, ...(arn !== undefined && { arn }) }));
      add(sids[kinds.join()] ?? 'Other', need.action, resources);
      if (need.action === invoke && kinds.includes('anyVersion')) {
        add('NeverUnpublishedCode', invoke, [
          { on: 'function', place },
          { on: 'latest', place },
        ]);
      }
    }
  }
  return [...found].map(([sid, { actions, resources }]) => ({
    sid,
    effect: sid === 'NeverUnpublishedCode' ? 'Deny' : 'Allow',
    actions: [...actions],
    resources: [...resources.values()],
  }));
}

/** AWS does not document whether Lambda authorizes a read on the function or on its qualifier, so both are allowed. */
function resourcesOf({ action, on }: HookNeed): On[] {
  if (action === 'lambda:GetAlias') return ['function', 'alias'];
  if (on === 'function' && action.startsWith('lambda:Get')) return ['function', 'version'];
  return [on];
}
