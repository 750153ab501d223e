import ts from 'typescript';
import { inOneLine, namedOptions, typeFormat } from './apiMembers.ts';
import { isPublic, type ApiName } from './apiName.ts';

/**
 * How a name is written in TypeScript: the signatures of a function, the type of a constant, a type
 * as it is declared. `undefined` for an object type, whose table says it all.
 */
export function apiSignature(
  { name, symbol, declaration }: ApiName,
  checker: ts.TypeChecker,
): string | undefined {
  if (ts.isClassDeclaration(declaration)) return classSignature(name, declaration);
  if (symbol.flags & ts.SymbolFlags.Value)
    return valueSignature(name, symbol, declaration, checker);
  if (ts.isInterfaceDeclaration(declaration)) return interfaceSignature(name, declaration, checker);
  if (!ts.isTypeAliasDeclaration(declaration)) return undefined;
  return ts.isTypeLiteralNode(declaration.type)
    ? undefined
    : declaration.getText().replace(/^export (declare )?/, '');
}

/** What it extends, and its constructor if users call it: they do not make errors. */
function classSignature(name: string, { heritageClauses, members }: ts.ClassDeclaration): string {
  const head = ['class', name, ...(heritageClauses ?? []).map(inOneLine)].join(' ');
  const made = members.find((member) => ts.isConstructorDeclaration(member));
  const isHidden = made === undefined || name.endsWith('Error') || !isPublic(made);
  if (isHidden) return `${head} {}`;
  return `${head} { constructor(${made.parameters.map(inOneLine).join(', ')}); }`;
}

function valueSignature(
  name: string,
  symbol: ts.Symbol,
  declaration: ts.Declaration,
  checker: ts.TypeChecker,
): string {
  const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
  const signatures = type.getCallSignatures();
  if (signatures.length === 0) {
    return `const ${name}: ${checker.typeToString(type, declaration, typeFormat)};`;
  }
  return signatures
    .map((one) => checker.signatureToString(one, declaration, typeFormat))
    .map(namedOptions)
    .map((text) => text.replace(/(\?: \w+) \| undefined/g, '$1'))
    .map((text) => `function ${name}${text};`)
    .join('\n');
}

/** Only of an interface with type parameters, a call, or a base of another package: its table has none of them. */
function interfaceSignature(
  name: string,
  { typeParameters, members, heritageClauses }: ts.InterfaceDeclaration,
  checker: ts.TypeChecker,
): string | undefined {
  const calls = members.filter((member) => ts.isCallSignatureDeclaration(member));
  const foreign = (heritageClauses ?? [])
    .flatMap(({ types }) => types)
    .filter((base) => isForeign(base, checker))
    .map(inOneLine);
  if (typeParameters === undefined && calls.length === 0 && foreign.length === 0) return undefined;
  const parameters = typeParameters ? `<${typeParameters.map(inOneLine).join(', ')}>` : '';
  const bases = foreign.length === 0 ? '' : ` extends ${foreign.join(', ')}`;
  return `interface ${name}${parameters}${bases} { ${calls.map(inOneLine).join(' ')} }`;
}

/** Whether a base has members of another package, which the reference does not list. */
const isForeign = (base: ts.ExpressionWithTypeArguments, checker: ts.TypeChecker): boolean =>
  checker
    .getTypeAtLocation(base)
    .getProperties()
    .some(({ declarations = [] }) => declarations.some((one) => !isPublic(one)));
