import type { Node } from '@babel/types';
import type { SourceModule } from './sourceModule.ts';
import { nodesIn, plain } from './syntax.ts';

/** Modules whose checks are known without their source. */
const known = /^(allow-traffic(\/|$)|node:)/;

/** What a module puts into `checks` and takes from a package that is not read: `{ name, from }`. */
export function unseenChecks(
  { syntax }: SourceModule,
  missing: readonly string[],
): { name: string; from: string }[] {
  if (syntax === undefined) return [];
  const nodes = [...nodesIn(syntax)].map(([node]) => node);
  const imported = new Map(nodes.flatMap(bindings));
  return nodes.flatMap(checksIn).flatMap((name) => {
    const from = imported.get(name);
    if (from === undefined || known.test(from)) return [];
    return from.startsWith('.') && !missing.includes(from) ? [] : [{ name, from }];
  });
}

/** The names that an import declares, and where from. */
const bindings = (node: Node): (readonly [string, string])[] =>
  node.type === 'ImportDeclaration'
    ? node.specifiers.map(({ local }) => [local.name, node.source.value] as const)
    : [];

/** The names of what is called, spread or put as it is into a list `checks`. */
function checksIn(node: Node): string[] {
  const isChecks =
    node.type === 'ObjectProperty' && node.key.type === 'Identifier' && node.key.name === 'checks';
  if (!isChecks) return [];
  const value = plain(node.value);
  const items = value.type === 'ArrayExpression' ? value.elements : [value];
  return items.flatMap((item) => {
    if (item === null) return [];
    const inner = plain(item.type === 'SpreadElement' ? item.argument : item);
    const called = inner.type === 'CallExpression' ? inner.callee : inner;
    const root = called.type === 'MemberExpression' ? called.object : called;
    return root.type === 'Identifier' ? [root.name] : [];
  });
}
