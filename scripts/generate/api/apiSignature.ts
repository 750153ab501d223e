import ts from 'typescript';
import { inOneLine, namedOptions, typeFormat } from './apiMembers.ts';
import type { ApiName } from './apiName.ts';

/**
 * How a name is written in TypeScript: the signatures of a function, the type of a constant, a type
 * as it is declared. `undefined` for an object type, whose table says it all.
 */
export function apiSignature(
  { name, symbol, declaration }: ApiName,
  checker: ts.TypeChecker,
): string | undefined {
  if (ts.isClassDeclaration(declaration)) {
    const { heritageClauses = [] } = declaration;
    return `class ${[name, ...heritageClauses.map(inOneLine)].join(' ')} {}`;
  }
  if (symbol.flags & ts.SymbolFlags.Value)
    return valueSignature(name, symbol, declaration, checker);
  if (ts.isInterfaceDeclaration(declaration)) return interfaceSignature(name, declaration);
  if (!ts.isTypeAliasDeclaration(declaration)) return undefined;
  return ts.isTypeLiteralNode(declaration.type)
    ? undefined
    : declaration.getText().replace(/^export (declare )?/, '');
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

/** Only of an interface with type parameters or a call: its table has neither. */
function interfaceSignature(
  name: string,
  { typeParameters, members }: ts.InterfaceDeclaration,
): string | undefined {
  const calls = members.filter((member) => ts.isCallSignatureDeclaration(member));
  if (typeParameters === undefined && calls.length === 0) return undefined;
  const parameters = typeParameters ? `<${typeParameters.map(inOneLine).join(', ')}>` : '';
  return `interface ${name}${parameters} { ${calls.map(inOneLine).join(' ')} }`;
}
