import type { TemplateNode } from './source/node.ts';

/** The plain data of an evaluated value. What is not known is left out. */
export function plainData(node: TemplateNode | undefined): unknown {
  switch (node?.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(plainData).filter((item) => item !== undefined);
    case 'map': {
      const entries = [...node.entries].map(([key, { value }]) => [key, plainData(value)] as const);
      return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
    default:
      return undefined;
  }
}

/** The plain data of a map; empty for anything else. */
export const plainMap = (node: TemplateNode | undefined): Record<string, unknown> =>
  node?.kind === 'map' ? (plainData(node) as Record<string, unknown>) : {};
