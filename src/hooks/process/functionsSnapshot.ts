import { Object, Reflect } from '../../lib/primordials.ts';
import { findBuiltInFunctions, type BuiltInFunction } from './builtInFunctions.ts';

let members: BuiltInFunction[] | undefined;

type Describe = typeof Reflect.getOwnPropertyDescriptor;

/** What a member is now. It may be a getter by now, and throw. */
function read({ holder, key, part }: BuiltInFunction, describe: Describe): unknown {
  try {
    return part === 'value' ? holder[key] : describe(holder, key)?.get;
  } catch {
    return undefined;
  }
}

/**
 * Remembers what all objects inherit, and returns a function that removes what was added since: a
 * check that merges an answer with a key `__proto__` may have given all objects a member `then`.
 */
function snapshotInherited(): () => void {
  const { create, keys } = Object;
  const all = Object.prototype as object;
  const { deleteProperty } = Reflect;
  const known = create(null) as Record<string, true>;
  for (const key of keys(all)) known[key] = true;
  return () => {
    const now = keys(all);
    for (let index = 0; index < now.length; index += 1) {
      const key = now[index] as string;
      if (!(key in known)) deleteProperty(all, key);
    }
  };
}

/**
 * Remembers the functions of the language and those with which Node makes requests. Returns a function
 * that restores them. It calls none of them itself: a check may have replaced even the iteration of lists.
 */
export function snapshotFunctions(): () => void {
  const known = (members ??= findBuiltInFunctions());
  const { defineProperty, getOwnPropertyDescriptor } = Reflect;
  const values = known.map((member) => read(member, getOwnPropertyDescriptor));
  const removeInherited = snapshotInherited();
  return () => {
    removeInherited();
    for (let index = 0; index < known.length; index += 1) {
      const member = known[index] as BuiltInFunction;
      const value = values[index];
      if (typeof value !== 'function') continue;
      // What is as it was stays untouched: V8 would optimise the code that uses it again.
      if (read(member, getOwnPropertyDescriptor) === value) continue;
      defineProperty(member.holder, member.key, { ...member.descriptor, [member.part]: value });
    }
  };
}
