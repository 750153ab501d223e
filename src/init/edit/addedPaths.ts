import type { TemplateNode } from '../../template/source/node.ts';

/**
 * The paths of what the new values have and the old ones do not; `undefined` if anything else differs: then an
 * edit would change what it should only add to.
 */
export function addedPaths(
  old: TemplateNode,
  added: TemplateNode,
  path: string = '',
): string[] | undefined {
  if (old.kind === 'map' && added.kind === 'map') {
    const found: string[] = [];
    for (const [key, { value }] of added.entries) {
      const before = old.entries.get(key)?.value;
      const inner = before ? addedPaths(before, value, `${path}/${key}`) : [`${path}/${key}`];
      if (inner === undefined) return undefined;
      found.push(...inner);
    }
    return [...old.entries.keys()].every((key) => added.entries.has(key)) ? found : undefined;
  }
  if (old.kind === 'list' && added.kind === 'list') {
    const isSame =
      old.items.length === added.items.length &&
      old.items.every((item, index) => isEqual(item, added.items[index]));
    return isSame ? [] : undefined;
  }
  if (old.kind !== 'scalar' || added.kind !== 'scalar') return undefined;
  // YAML 1.1 takes `CodeUri: .` for a number that is not equal to itself.
  return Object.is(old.value, added.value) && old.text === added.text ? [] : undefined;
}

const isEqual = (old: TemplateNode, added: TemplateNode | undefined): boolean =>
  added !== undefined && addedPaths(old, added)?.length === 0;
