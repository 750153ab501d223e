import type { Check, CheckContext, CheckResult } from '../../model/check.ts';
import { parseFunctionRef } from '../../model/functionRef.ts';
import { lambdaHookEvents, type HookEventName } from '../../model/lifecycleEvents.ts';
import { kindOf } from '../../lib/kindOf.ts';
import { matching, object, oneOf, oneOrSeveral } from '../options/kinds.ts';
import type { ObjectKind } from '../options/optionKind.ts';
import { combinator, sameRun, type Combinator } from './combinator.ts';

/** Says whether a check applies; anything but `true` and `false` is a mistake. */
export type ContextPredicate = (context: CheckContext) => boolean | Promise<boolean>;

/** When a check applies: everything that is named must be true; a list names alternatives. */
export interface WhenCondition {
  /**
   * The function's name or its ARN without a version; only the name is compared.
   * @default any
   */
  functionName?: string | readonly string[];
  /**
   * The alias that the deployment shifts.
   * @default any
   */
  alias?: string | readonly string[];
  /**
   * The lifecycle event that the hook runs in.
   * @default any
   */
  lifecycleEvent?: HookEventName | readonly HookEventName[];
}

/** Reads the condition's kind, which in code may also be a predicate. */
/* @__NO_SIDE_EFFECTS__ */
function conditionKind(): ObjectKind<WhenCondition> {
  const kind = object<WhenCondition>({
    functionName: oneOrSeveral(
      matching(
        '^(((arn:[\\w\\-]+:lambda:[\\w\\-]+:)?\\d{12}:)?function:)?[\\w\\-]{1,64}$',
        "a function's name or ARN without a version",
      ),
    ),
    // Lambda refuses an alias that could be a version.
    alias: oneOrSeveral(matching('^(?!\\d+$)[\\w\\-]{1,128}$', "an alias's name")),
    lifecycleEvent: oneOrSeveral(oneOf(...lambdaHookEvents)),
  });
  return {
    ...kind,
    title: 'one or more of functionName, alias and lifecycleEvent, or in code a predicate',
    minProperties: 1,
    acceptsInCode: (value) => typeof value === 'function',
  };
}

/** @internal */
type WhenArguments = [condition: ContextPredicate | WhenCondition, check: Check];

/**
 * The check if the predicate returns true or the condition holds; otherwise it is `skipped`, which
 * does not fail the hook: `when({ functionName: 'orders' }, check)`,
 * `when(({ target }) => target.functionName === 'orders', check)`.
 */
export const when: Combinator<ContextPredicate | WhenCondition, WhenArguments> = combinator<
  ContextPredicate | WhenCondition,
  WhenArguments
>(
  {
    name: 'when',
    children: 'one',
    options: conditionKind(),
    make: (condition, [check]) => ({
      ...sameRun(check),
      run: async (context) => (await reasonToSkip(condition, context)) ?? check.run(context),
    }),
  },
  (options, check) => ({ options, checks: [check] }),
);

async function reasonToSkip(
  condition: ContextPredicate | WhenCondition,
  context: CheckContext,
): Promise<CheckResult | undefined> {
  if (typeof condition !== 'function') {
    const mismatches = conditionMismatches(condition, context);
    if (mismatches.length === 0) return undefined;
    return { outcome: 'skipped', message: mismatches.join('; ') };
  }
  const applies: unknown = await condition(context);
  if (applies === true) return undefined;
  if (applies === false) {
    return { outcome: 'skipped', message: 'the predicate of when returned false' };
  }
  const message = `the predicate of when returned ${kindOf(applies)}; expected true or false`;
  return { outcome: 'errored', message };
}

const bareName = (functionName: string): string =>
  parseFunctionRef(functionName)?.name ?? functionName;

/** What the context has instead of what a condition names; nothing if the condition holds. */
function conditionMismatches(
  { functionName, alias, lifecycleEvent }: WhenCondition,
  { target, lifecycleEvent: event }: CheckContext,
): string[] {
  return [
    ...mismatch('functionName', functionName, target.functionName, bareName),
    ...mismatch('alias', alias, target.alias),
    ...mismatch('lifecycleEvent', lifecycleEvent, event),
  ];
}

function mismatch(
  member: string,
  wanted: string | readonly string[] | undefined,
  actual: string | undefined,
  comparable = (value: string): string => value,
): string[] {
  const names = [wanted ?? []].flat().map(comparable);
  const is = actual === undefined ? undefined : comparable(actual);
  if (wanted === undefined || (is !== undefined && names.includes(is))) return [];
  return [`${member} is ${is ?? 'not known'}, not ${names.join(' or ')}`];
}
