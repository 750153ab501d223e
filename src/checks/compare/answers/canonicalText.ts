import { Array, JSON, Object } from '../../../lib/primordials.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import { requireLevel } from './answerLimits.ts';
import type { Place } from './answerPlaces.ts';

/**
 * A text that is equal for equal items of a set: members by their names, without what is ignored,
 * masked or compared with a tolerance, which would otherwise change the order of the items.
 * @param count - Called for each value that is read.
 */
export function canonicalText(
  value: unknown,
  place: Place,
  level: number,
  count: () => void,
): string {
  const textOf = (one: unknown, at: Place, deep: number): string => {
    requireLevel(deep);
    count();
    const { rule } = at;
    if (rule.isIgnored || rule.isMasked) return '';
    if (rule.isNear !== undefined && typeof one === 'number') return 'number';
    if (Array.isArray(one)) {
      const texts = one.map((item) => textOf(item, at.item(), deep + 1));
      return `[${(rule.unordered === undefined ? texts : texts.sort()).join()}]`;
    }
    if (!isPlainObject(one)) return JSON.stringify(one);
    const members = Object.keys(one)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${textOf(one[key], at.member(key), deep + 1)}`);
    return `{${members.join()}}`;
  };
  return textOf(value, place, level);
}
