import type { ActionNeed } from '../../model/actionNeed.ts';
import { isPlainObject } from '../../lib/objects.ts';
import type { UsedCheck } from '../neededActions.ts';
import type { MadeHandler } from './madeHandler.ts';

/** What was announced, by the handler or by the `run` of the check or action. */
export type Announced = ReadonlyMap<unknown, Readonly<Record<string, unknown>>>;

interface Uses {
  readonly checks: UsedCheck[];
  readonly ownCode: string[];
}

/** A handler as plain data; `undefined` if what was announced is not a handler. */
export function describeHandler(
  hook: Readonly<Record<string, unknown>>,
  announced: Announced,
): MadeHandler | undefined {
  const { options, lifecycleEvent, middlewares } = hook;
  if (!isPlainObject(options) || !(options['checks'] instanceof Map)) return undefined;
  const ownCode: string[] = [];
  const events = [...(options['checks'] as Map<string, readonly unknown[]>)].map(
    ([event, list]) => {
      const uses = list.map((check) => usesOf(check, announced));
      ownCode.push(...uses.flatMap((one) => one.ownCode));
      return [event, uses.flatMap(({ checks }) => checks)] as const;
    },
  );
  const actions = actionsIn(options['actions'], announced, ownCode);
  if (Array.isArray(middlewares) && middlewares.length > 0) ownCode.push('its middleware');
  const target = openTarget(options['target']);
  return {
    infersEvent: lifecycleEvent === undefined,
    events: Object.fromEntries(events),
    ...(target && { target }),
    onRollback: options['onRollback'] === 'succeed' ? 'succeed' : 'run',
    actions,
    ownCode: [...new Set(ownCode)],
  };
}

function usesOf(check: unknown, announced: Announced): Uses {
  if (!isPlainObject(check)) return { checks: [], ownCode: [] };
  const made = announced.get(check['run']);
  if (made === undefined) return { checks: [], ownCode: [`the check "${String(check['name'])}"`] };
  const { name, options, checks } = made;
  const ownCode = codeIn(options, String(name));
  if (!Array.isArray(checks)) {
    return { checks: [{ name: String(name), options: plainOptions(options) }], ownCode };
  }
  const inside = checks.map((one: unknown) => usesOf(one, announced));
  return {
    checks: inside.flatMap((one) => one.checks),
    ownCode: [...ownCode, ...inside.flatMap((one) => one.ownCode)],
  };
}

/** Functions that get the context of a check, which can ask AWS. */
function codeIn(options: unknown, name: string): string[] {
  if (typeof options === 'function') return [`the condition of ${name}`];
  if (!isPlainObject(options)) return [];
  return ['payload', 'condition']
    .filter((key) => typeof options[key] === 'function')
    .map((key) => `the function in the option ${key} of ${name}`);
}

/** The options that JSON can hold. */
function plainOptions(options: unknown): Record<string, unknown> {
  try {
    const plain: unknown = JSON.parse(JSON.stringify(options));
    return isPlainObject(plain) ? plain : {};
  } catch {
    return {};
  }
}

function actionsIn(actions: unknown, announced: Announced, ownCode: string[]): ActionNeed[] {
  if (!isPlainObject(actions)) return [];
  return Object.values(actions)
    .flat()
    .filter(isPlainObject)
    .flatMap(({ name, run }) => {
      const made = announced.get(run);
      if (Array.isArray(made?.['iam'])) return made['iam'] as ActionNeed[];
      ownCode.push(`the action "${String(name)}"`);
      return [];
    });
}

/** What a target that is set leaves open: a text names a version only. */
function openTarget(option: unknown): MadeHandler['target'] {
  if (option === undefined) return undefined;
  const targets: unknown[] = Array.isArray(option) ? option : [option];
  const all = (key: string): boolean =>
    targets.every((one) => isPlainObject(one) && one[key] !== undefined);
  return { hasAlias: all('alias'), hasCurrentVersion: all('currentVersion') };
}
