import { Array, JSON, Object } from '../../../lib/primordials.ts';
import { pointerTo } from '../../../lib/jsonPointer.ts';
import { isPlainObject } from '../../../lib/objects.ts';
import { requireLevel } from './answerLimits.ts';
import { anyItem } from './pathPattern.ts';
import type { PathRules } from './pathRules.ts';

/**
 * A text that is equal for equal items of a set: members by their names, without what is ignored,
 * masked or compared with a tolerance, which would otherwise change the order of the items.
 */
export function canonicalText(
  value: unknown,
  path: string,
  level: number,
  rules: PathRules,
): string {
  const textOf = (one: unknown, at: string, deep: number): string => {
    requireLevel(deep);
    const rule = rules.of(at);
    if (rule.isIgnored || rule.isMasked) return '';
    if (rule.isNear !== undefined && typeof one === 'number') return 'number';
    if (Array.isArray(one)) {
      const texts = one.map((item) => textOf(item, pointerTo(at, anyItem), deep + 1));
      return `[${(rule.unordered === undefined ? texts : texts.sort()).join()}]`;
    }
    if (!isPlainObject(one)) return JSON.stringify(one);
    const members = Object.keys(one)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${textOf(one[key], pointerTo(at, key), deep + 1)}`);
    return `{${members.join()}}`;
  };
  return textOf(value, path, level);
}
