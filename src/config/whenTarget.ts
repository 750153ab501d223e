import type { CheckContext } from '../checks/check.ts';
import type { ContextPredicate } from '../checks/combinators/when.ts';

/** When a check applies, in JSON: all that is named must be so; a list names several that are fine. */
export interface Condition {
  /** The function's name, without its ARN. */
  functionName?: string | readonly string[];
  alias?: string | readonly string[];
  lifecycleEvent?: string | readonly string[];
}

const isOneOf = (wanted: string | readonly string[] | undefined, actual: string | undefined) =>
  wanted === undefined || (actual !== undefined && [wanted].flat().includes(actual));

const bareName = (functionName: string): string => functionName.split(':').at(-1) ?? functionName;

/** The condition as a predicate of the combinator `when`. */
export function whenTarget(condition: Condition): ContextPredicate {
  return ({ target, lifecycleEvent }: CheckContext) =>
    isOneOf(condition.functionName, bareName(target.functionName)) &&
    isOneOf(condition.alias, target.alias) &&
    isOneOf(condition.lifecycleEvent, lifecycleEvent);
}
