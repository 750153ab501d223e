import type { Check, CheckContext } from '../model/check.ts';
import { combineOne } from '../checks/combinators/combine.ts';
import { parseFunctionRef } from '../model/functionRef.ts';

type OneOrSeveral = string | readonly string[];

/** When a check applies, in JSON: all that is named must be so; a list names several that are fine. */
export interface Condition {
  /** The function's name or its ARN: the name is what is compared. */
  functionName?: OneOrSeveral;
  alias?: OneOrSeveral;
  lifecycleEvent?: OneOrSeveral;
}

const bareName = (functionName: string): string =>
  parseFunctionRef(functionName)?.name ?? functionName;

/** Where it is otherwise than wanted, what it is instead. */
function mismatch(
  member: keyof Condition,
  wanted: OneOrSeveral | undefined,
  actual: string | undefined,
  comparable = (value: string): string => value,
): string[] {
  const names = [wanted ?? []].flat().map(comparable);
  const is = actual === undefined ? undefined : comparable(actual);
  if (wanted === undefined || (is !== undefined && names.includes(is))) return [];
  return [`${member} is ${is ?? 'not known'}, not ${names.join(' or ')}`];
}

const mismatches = (
  { functionName, alias, lifecycleEvent }: Condition,
  { target, lifecycleEvent: event }: CheckContext,
): string[] => [
  ...mismatch('functionName', functionName, target.functionName, bareName),
  ...mismatch('alias', alias, target.alias),
  ...mismatch('lifecycleEvent', lifecycleEvent, event),
];

/** The combinator `when` with a condition for its predicate; where it does not hold, it says why. */
export function whenTarget(condition: Condition, check: Check): Check {
  return combineOne(
    'when',
    check,
    () => [],
    () => ({
      name: check.name,
      run: (context) => {
        const found = mismatches(condition, context);
        if (found.length === 0) return check.run(context);
        return { outcome: 'skipped', message: found.join('; ') };
      },
    }),
  );
}
