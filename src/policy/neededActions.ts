import type { CombinatorDescription } from '../checks/combinators/combinator.ts';
import type { CheckDescription, IamAction } from '../checks/options/checkFactory.ts';
import { descriptions } from '../config/checksKind.ts';
import { isPlainObject } from '../lib/objects.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';

/** What an action is needed on. */
export type NeededOn =
  'deploymentGroup' | 'application' | 'version' | 'alias' | 'anyVersion' | 'function' | '*';

/** An action that a hook needs. */
export interface NeededAction {
  readonly action: string;
  readonly on: NeededOn;
  /** What needs it: the name of a check, or a phrase. */
  readonly because: string;
}

/** A check that a hook runs, by its name, with its options as far as they are known. */
export interface UsedCheck {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Every hook reports. */
export const reportAction: NeededAction = {
  action: 'codedeploy:PutLifecycleEventHookExecutionStatus',
  on: 'deploymentGroup',
  because: 'the report',
};

const discovery = (action: string, on: NeededOn): NeededAction => ({
  action: `codedeploy:${action}`,
  on,
  because: 'finding out what is deployed',
});

/** What a hook asks for if its target is not set. The AppSpec is asked for only if the targets do not tell. */
export const discoveryActions: readonly NeededAction[] = [
  discovery('GetDeployment', 'deploymentGroup'),
  discovery('ListDeploymentTargets', 'deploymentGroup'),
  discovery('BatchGetDeploymentTargets', 'deploymentGroup'),
  discovery('GetApplicationRevision', 'application'),
];

/** After the shift, a hook reads the weights of the alias whatever it checks. */
export const routingAction: NeededAction = {
  action: 'lambda:GetAlias',
  on: 'alias',
  because: 'seeing where traffic goes',
};

/** The checks in the JSON of `ALLOW_TRAFFIC_CHECKS` that run in an event, also those inside combinators. */
export function usedChecks(json: unknown, event: string): UsedCheck[] {
  const list = Array.isArray(json)
    ? (json as unknown[])
    : isPlainObject(json)
      ? (json['checks'] ?? json[event])
      : undefined;
  return Array.isArray(list) ? list.flatMap(usedIn) : [];
}

function usedIn(json: unknown): UsedCheck[] {
  const [name, options] = isPlainObject(json) ? (Object.entries(json)[0] ?? []) : [];
  const description = name === undefined ? undefined : descriptions.get(name);
  if (name === undefined || description === undefined) return [];
  if (!('children' in description))
    return [{ name, options: isPlainObject(options) ? options : {} }];
  return childrenOf(options).flatMap(usedIn);
}

/** A combinator takes a check, a list of checks, or an object with `check` or `checks`. */
export function childrenOf(options: unknown): unknown[] {
  if (Array.isArray(options)) return options as unknown[];
  if (!isPlainObject(options)) return [];
  const { check, checks } = options;
  if (Array.isArray(checks)) return checks as unknown[];
  return [check ?? options];
}

/** The actions of a check in an event. */
export function actionsOf({ name, options }: UsedCheck, event: string): NeededAction[] {
  const description = descriptions.get(name);
  if (description === undefined || isCombinator(description)) return [];
  return description.iam.flatMap((one) => {
    if (!isNeeded(one, options)) return [];
    const action = typeof one === 'string' ? one : one.action;
    return [...neededOn(one, action, options, event)].map((on) => ({ action, on, because: name }));
  });
}

/** Whether a check is one of this package, which declares its actions. */
export const isKnownCheck = ({ name }: UsedCheck): boolean => descriptions.has(name);

const isCombinator = (
  one: CheckDescription<object> | CombinatorDescription<object>,
): one is CombinatorDescription<object> => 'children' in one;

function isNeeded(one: IamAction, options: Readonly<Record<string, unknown>>): boolean {
  if (typeof one === 'string') return true;
  const { unless, ifGiven, ifMissing } = one;
  const isExempt =
    unless !== undefined && Object.entries(unless).every(([key, value]) => options[key] === value);
  if (isExempt) return false;
  if (ifGiven !== undefined && options[ifGiven] === undefined) return false;
  return ifMissing === undefined || options[ifMissing] === undefined;
}

function neededOn(
  one: IamAction,
  action: string,
  options: Readonly<Record<string, unknown>>,
  event: string,
): Set<NeededOn> {
  const resource = typeof one === 'string' ? undefined : one.resource;
  if (resource === '*') return new Set(['*']);
  if (resource !== undefined) return new Set(['deploymentGroup']);
  if (typeof one !== 'string' && one.onBothVersions === true) {
    return new Set(['version', 'anyVersion']);
  }
  if (action === 'lambda:GetAlias') return new Set(['alias']);
  if (action !== 'lambda:InvokeFunction') return new Set(['function']);
  return new Set([
    qualifierOf(options, event),
    ...(comparesWithCurrent(options) ? ['anyVersion' as const] : []),
  ]);
}

function qualifierOf({ version }: Readonly<Record<string, unknown>>, event: string): NeededOn {
  if (version === 'current' || /^\d+$/.test(String(version))) return 'anyVersion';
  if (version === 'target') return 'version';
  return version === 'alias' || isAfterShift(event) ? 'alias' : 'version';
}

/** A relative threshold of a latency budget, `p(95)<=+10%`, invokes the version in production too. */
function comparesWithCurrent({ thresholds }: Readonly<Record<string, unknown>>): boolean {
  return textsIn(thresholds).some((text) => /[<>]=?\s*[+-]/.test(text));
}

/** Every text in a list or an object, at any depth. */
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : [];
