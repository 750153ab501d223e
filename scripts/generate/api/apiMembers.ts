import ts from 'typescript';
import { docText } from './docText.ts';
import { isPublic, type ApiName } from './apiName.ts';

/** A member of an object type, as its table shows it. */
export interface ApiMember {
  /** With the names around it: `clock.minute`, `alarms[].name`. */
  readonly name: string;
  readonly type: string;
  readonly isOptional: boolean;
  readonly text: string;
  /** What `@default` says. */
  readonly default: string | undefined;
  readonly node: ts.Declaration;
}

const printer = ts.createPrinter({ removeComments: true });

/** How the compiler writes types: whole, and by their names. */
export const typeFormat = (ts.TypeFormatFlags.NoTruncation |
  ts.TypeFormatFlags.UseAliasDefinedOutsideCurrentScope) as ts.TypeFormatFlags;

/** Names a parameter that takes its members apart: `({ a, b }?: Options)` becomes `(options?: Options)`. */
export const namedOptions = (signature: string): string =>
  signature.replace(/\{ [^}]* \}(\??:)/g, 'options$1');

/** A node as one line, without its comments. */
export const inOneLine = (node: ts.Node): string =>
  printer
    .printNode(ts.EmitHint.Unspecified, node, node.getSourceFile())
    .replace(/\s+/g, ' ')
    .replace(/; \}/g, ' }');

/**
 * The members of an interface, a class or an alias of an object type, inherited ones included, each
 * followed by the members of the objects that its type writes out. `undefined` for any other type.
 */
export function apiMembers(
  { symbol, declaration }: ApiName,
  checker: ts.TypeChecker,
): ApiMember[] | undefined {
  const isObject =
    ts.isInterfaceDeclaration(declaration) ||
    ts.isClassDeclaration(declaration) ||
    (ts.isTypeAliasDeclaration(declaration) && ts.isTypeLiteralNode(declaration.type));
  if (!isObject) return undefined;
  return checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .flatMap((property) => rows(property, '', checker));
}

function rows(property: ts.Symbol, prefix: string, checker: ts.TypeChecker): ApiMember[] {
  const node = property.valueDeclaration ?? property.declarations?.[0];
  if (node === undefined || !isPublic(node)) return [];
  const name = prefix + property.name;
  const own: ApiMember = {
    name,
    type: typeText(node, checker),
    isOptional: Boolean(property.flags & ts.SymbolFlags.Optional),
    ...docText(property, checker),
    node,
  };
  const nested = literals(typeNode(node)).flatMap(({ literal, isList }) =>
    literal.members.flatMap((member) => {
      const symbol = member.name && checker.getSymbolAtLocation(member.name);
      return symbol ? rows(symbol, `${name}${isList ? '[]' : ''}.`, checker) : [];
    }),
  );
  return [own, ...nested];
}

function typeNode(node: ts.Declaration): ts.TypeNode | undefined {
  return ts.isPropertySignature(node) || ts.isPropertyDeclaration(node) ? node.type : undefined;
}

/** The type as it is written; `typeof x` becomes the signature of the function x. */
function typeText(node: ts.Declaration, checker: ts.TypeChecker): string {
  if (ts.isMethodSignature(node)) {
    const parameters = node.parameters.map(inOneLine).join(', ');
    const given = node.typeParameters ? `<${node.typeParameters.map(inOneLine).join(', ')}>` : '';
    return `${given}(${parameters}) => ${node.type ? inOneLine(node.type) : 'void'}`;
  }
  const type = typeNode(node);
  if (type && ts.isTypeQueryNode(type)) {
    return namedOptions(checker.typeToString(checker.getTypeFromTypeNode(type), node, typeFormat));
  }
  const written = type ?? (ts.isPropertyDeclaration(node) ? node.initializer : undefined);
  return written === undefined ? 'unknown' : inOneLine(written).replace(/^\| /, '');
}

interface WrittenLiteral {
  literal: ts.TypeLiteralNode;
  isList: boolean;
}

/** The object types that a type writes out, also in a list or a union. */
function literals(node: ts.TypeNode | undefined, isList = false): WrittenLiteral[] {
  if (node === undefined) return [];
  if (ts.isTypeLiteralNode(node)) return [{ literal: node, isList }];
  if (ts.isArrayTypeNode(node)) return literals(node.elementType, true);
  if (ts.isUnionTypeNode(node)) return node.types.flatMap((one) => literals(one, isList));
  return ts.isTypeOperatorNode(node) || ts.isParenthesizedTypeNode(node)
    ? literals(node.type, isList)
    : [];
}
