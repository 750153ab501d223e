import { intrinsicOf, type TemplateNode } from './source/node.ts';

/**
 * SAM's merge of `Globals` into a resource: maps are merged, lists are concatenated with the global
 * items first, and in all other cases the resource's own value wins. An intrinsic function counts as one value.
 */
export function mergeGlobals(
  shared: TemplateNode | undefined,
  own: TemplateNode | undefined,
): TemplateNode | undefined {
  if (shared === undefined || own === undefined) return own ?? shared;
  if (intrinsicOf(shared) !== undefined || intrinsicOf(own) !== undefined) return own;
  if (shared.kind === 'list' && own.kind === 'list') {
    return { ...own, items: [...shared.items, ...own.items] };
  }
  if (shared.kind !== 'map' || own.kind !== 'map') return own;
  const entries = new Map(shared.entries);
  for (const [key, entry] of own.entries) {
    const value = mergeGlobals(shared.entries.get(key)?.value, entry.value);
    entries.set(key, { at: entry.at, value: value ?? entry.value });
  }
  return { ...own, entries };
}
