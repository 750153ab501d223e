import { parse } from '@babel/parser';
import type { File, Node } from '@babel/types';

/** A bundle is not what its author wrote, and takes long to parse. */
const mostCharacters = 400_000;

/** The syntax of a module in JavaScript or TypeScript; `undefined` if it cannot be parsed. */
export function parseModule(path: string, text: string): File | undefined {
  if (text.length > mostCharacters) return undefined;
  const isTypeScript = /\.[mc]?tsx?$/.test(path);
  try {
    return parse(text, {
      sourceType: 'unambiguous',
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      plugins: [
        ...(isTypeScript ? (['typescript', 'decorators'] as const) : []),
        ...(/x$/.test(path) || !isTypeScript ? (['jsx'] as const) : []),
      ],
    });
  } catch {
    return undefined;
  }
}

/** The direct children of a node, in the order of the text. */
const childrenOf = (node: Node): Node[] =>
  Object.entries(node)
    .filter(([key]) => !/Comments$|^(loc|extra|tokens|errors)$/.test(key))
    .flatMap(([, value]) => (Array.isArray(value) ? (value as unknown[]) : [value as unknown]))
    .filter(isNode);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Every node below one, with those above it, the nearest last. */
export function* nodesIn(
  node: Node,
  above: readonly Node[] = [],
): Generator<readonly [node: Node, above: readonly Node[]]> {
  yield [node, above];
  const inside = [...above, node];
  for (const child of childrenOf(node)) yield* nodesIn(child, inside);
}

export const isFunction = ({ type }: Node): boolean =>
  /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression|ObjectMethod|Class(Private)?Method)$/.test(
    type,
  );

/** The last name of what is called: `send` of `client.send(...)`, `invoke` of `invoke(...)`. */
export function calleeName(node: Node): string | undefined {
  if (
    node.type !== 'CallExpression' &&
    node.type !== 'OptionalCallExpression' &&
    node.type !== 'NewExpression'
  )
    return undefined;
  return nameOf(node.callee);
}

/** The name of an identifier, or of the property of `object.property`. */
export function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    return nameOf(node.property);
  }
  return undefined;
}

/** An expression without the types around it. */
export function plain(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'ParenthesizedExpression':
      return plain(node.expression);
    default:
      return node;
  }
}
