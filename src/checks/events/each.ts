import type { Check } from '../../model/check.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import { isCheck } from '../combinators/combinator.ts';
import { named } from '../combinators/named.ts';
import { namedEvents, type EventsOption } from '../compare/comparedEvents.ts';
import type { PayloadOption } from '../invocation/invocationOptions.ts';
import { brokenCheck } from '../options/brokenCheck.ts';
import { OptionMistakes, placeInCode, type OptionMistake } from '../options/optionMistake.ts';

/**
 * One check for each event, named by it. Never throws: if the events cannot be read, or `make` throws,
 * the check is a broken one, which says why when the hook runs.
 *
 * ```ts
 * checks: [...each(recordedEvents('events/'), (payload) => smokeInvoke({ payload }))]
 * ```
 */
export function each(
  events: EventsOption,
  make: (payload: PayloadOption, name: string) => Check,
): [Check, ...Check[]] {
  const [first, ...others] = checksOf(events, make);
  return first === undefined
    ? [broken([{ pointer: '', why: 'has no event' }])]
    : [first, ...others];
}

function checksOf(
  events: EventsOption,
  make: (payload: PayloadOption, name: string) => Check,
): Check[] {
  try {
    return namedEvents(events).map(({ name, payload }) => named(name, madeOf(make, payload, name)));
  } catch (error) {
    const mistakes =
      error instanceof OptionMistakes
        ? error.mistakes
        : [{ pointer: '/events', why: `cannot be read: ${describeThrown(error)}` }];
    return [broken(mistakes)];
  }
}

function madeOf(
  make: (payload: PayloadOption, name: string) => Check,
  payload: PayloadOption,
  name: string,
): Check {
  try {
    const made: unknown = make(payload, name);
    if (isCheck(made)) return made;
    return broken([{ pointer: '/make', given: made, expected: 'a function that returns a check' }]);
  } catch (error) {
    return broken([{ pointer: '/make', why: `threw: ${describeThrown(error)}` }]);
  }
}

const broken = (mistakes: readonly OptionMistake[]): Check =>
  brokenCheck('each', mistakes, placeInCode('each'));
