import { makeCombined } from '../checks/combinators/combinator.ts';
import { checkMistakes } from '../checks/options/brokenCheck.ts';
import { makeCheck } from '../checks/options/checkFactory.ts';
import { describeMistake } from '../checks/options/optionMistake.ts';
import { pointerTo } from '../lib/jsonPointer.ts';
import type { Check } from '../model/check.ts';
import { descriptions } from './checksKind.ts';
import { ConfigError, placeAt } from './configError.ts';

/** Valid JSON: an object whose one key names the check. */
export type CheckJson = Readonly<Record<string, unknown>>;

/**
 * The check that valid JSON stands for. Throws a {@link ConfigError} for what a schema cannot see:
 * a threshold that does not parse, options that contradict each other.
 */
export function buildCheck(json: CheckJson, pointer: string): Check {
  const [name = '', given] = Object.entries(json)[0] ?? [];
  const at = pointerTo(pointer, name);
  const check = makeNamed(name, given, at);
  const mistakes = checkMistakes(check).map((one) => describeMistake(one, placeAt(at)));
  if (mistakes.length > 0) throw new ConfigError(mistakes.join('; '));
  return check;
}

function makeNamed(name: string, given: unknown, pointer: string): Check {
  const description = descriptions.get(name);
  if (description === undefined) throw new TypeError(`${name} is not in the registry`);
  if (!('children' in description)) return makeCheck(description, given, placeAt(pointer));
  const { options, children } = splitChildren(given, description.children, pointer);
  return makeCombined(description, options, children, placeAt(pointer));
}

interface Split {
  options: object;
  children: readonly Check[];
}

/** The options of a combinator, and the checks inside, built. */
function splitChildren(given: unknown, count: 'one' | 'list', pointer: string): Split {
  const all = (list: readonly CheckJson[], above: string) =>
    list.map((one, index) => buildCheck(one, pointerTo(above, index)));
  if (Array.isArray(given)) return { options: {}, children: all(given, pointer) };
  const { check, checks, ...options } = given as {
    check?: CheckJson;
    checks?: readonly CheckJson[];
  };
  if (count === 'list') return { options, children: all(checks ?? [], `${pointer}/checks`) };
  return check === undefined
    ? { options: {}, children: [buildCheck(given as CheckJson, pointer)] }
    : { options, children: [buildCheck(check, `${pointer}/check`)] };
}
