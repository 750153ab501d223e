import { makeCombined } from '../checks/combinators/combinator.ts';
import { checkMistakes } from '../checks/options/brokenCheck.ts';
import { makeCheck } from '../checks/options/checkFactory.ts';
import type { Place } from '../checks/options/optionMistake.ts';
import { pointerTo } from '../lib/jsonPointer.ts';
import type { Check } from '../model/check.ts';
import { descriptions } from './checksKind.ts';
import { ConfigError, explainMistake } from './configError.ts';

/** Valid JSON: an object whose one key names the check. */
export type CheckJson = Readonly<Record<string, unknown>>;

/**
 * The check that valid JSON stands for, its forms replaced. Throws a {@link ConfigError} for what a schema cannot see:
 * a threshold that does not parse, options that contradict each other.
 */
export function buildCheck(json: CheckJson, place: Place): Check {
  const [name = '', given] = Object.entries(json)[0] ?? [];
  const at = placeBelow(place, pointerTo('', name));
  const check = makeNamed(name, given, at);
  const mistakes = checkMistakes(check).map((one) => explainMistake(one, at));
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('; '));
  return check;
}

/** The place of what stands at `pointer`. */
export function placeBelow(place: Place, pointer: string): Place {
  return (below) => place(pointer + below);
}

function makeNamed(name: string, given: unknown, place: Place): Check {
  const description = descriptions.get(name);
  if (description === undefined) throw new TypeError(`${name} is not in the registry`);
  if (!('children' in description)) return makeCheck(description, given, place);
  const { options, children } = splitChildren(given, description.children, place);
  return makeCombined(description, options, children, place);
}

interface Split {
  options: object;
  children: readonly Check[];
}

/** The options of a combinator, and the checks inside, built. */
function splitChildren(given: unknown, count: 'one' | 'list', place: Place): Split {
  const all = (list: readonly CheckJson[], above: string) =>
    list.map((one, index) => buildCheck(one, placeBelow(place, pointerTo(above, index))));
  if (Array.isArray(given)) return { options: {}, children: all(given, '') };
  const { check, checks, ...options } = given as {
    check?: CheckJson;
    checks?: readonly CheckJson[];
  };
  if (count === 'list') return { options, children: all(checks ?? [], '/checks') };
  return check === undefined
    ? { options: {}, children: [buildCheck(given as CheckJson, place)] }
    : { options, children: [buildCheck(check, placeBelow(place, '/check'))] };
}
