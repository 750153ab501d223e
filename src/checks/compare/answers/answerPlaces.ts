import { Map } from '../../../lib/primordials.ts';
import { pointerTo } from '../../../lib/jsonPointer.ts';
import { mostPaths } from './answerLimits.ts';
import { anyItem } from './pathPattern.ts';
import type { PathRule, PathRules } from './pathRules.ts';

/**
 * A path of one answer. Places form a tree, so that a value finds its place by its own key: to put together
 * and look up the whole path of each of 500,000 values takes longer than all other work.
 */
export interface Place {
  /** A JSON pointer with list items as `*`. */
  readonly path: string;
  readonly rule: PathRule;
  /** The place of the object whose member it is. */
  readonly parent: Place | undefined;
  member(key: string): Place;
  /** The place of all items of a list. */
  item(): Place;
}

/** The place of the whole answer. */
export function rootPlace(rules: PathRules): Place {
  return placeAt('', undefined, rules);
}

function placeAt(path: string, parent: Place | undefined, rules: PathRules): Place {
  let members: Map<string, Place> | undefined;
  let items: Place | undefined;
  const place: Place = {
    path,
    rule: rules.of(path),
    parent,
    member: (key) => {
      members ??= new Map();
      let member = members.get(key);
      if (member === undefined) {
        member = placeAt(pointerTo(path, key), place, rules);
        // Members that are ignored count in no other limit.
        if (!member.rule.isIgnored || members.size < mostPaths) members.set(key, member);
      }
      return member;
    },
    item: () => (items ??= placeAt(pointerTo(path, anyItem), undefined, rules)),
  };
  return place;
}
