import ts from 'typescript';
import { apiName, isPublic, type ApiName } from './apiName.ts';

/**
 * The types of this package that the declarations of `names` mention, and what those mention. It leaves
 * out what `seen` has, and adds what it finds.
 */
export function mentionedTypes(
  names: readonly ApiName[],
  seen: Set<ts.Symbol>,
  checker: ts.TypeChecker,
): ApiName[] {
  const found = names
    .flatMap((name) => partsOf(name, checker))
    .flatMap((node) => referencesIn(node, checker))
    .flatMap((reference) => checker.getSymbolAtLocation(reference) ?? [])
    .map((symbol) => apiName(symbol, checker))
    .filter(
      ({ declaration }) => isPublic(declaration) && !ts.isTypeParameterDeclaration(declaration),
    )
    .filter(({ symbol }) => !seen.has(symbol) && seen.add(symbol));
  return found.length === 0 ? [] : [...found, ...mentionedTypes(found, seen, checker)];
}

/** What users see of a declaration: the members of an object, inherited ones too; otherwise all of it. */
function partsOf({ symbol, declaration }: ApiName, checker: ts.TypeChecker): ts.Node[] {
  if (!ts.isInterfaceDeclaration(declaration) && !ts.isClassDeclaration(declaration)) {
    return [declaration];
  }
  const calls = declaration.members.filter((member) => ts.isCallSignatureDeclaration(member));
  const properties = checker
    .getDeclaredTypeOfSymbol(symbol)
    .getProperties()
    .flatMap((property) => property.valueDeclaration ?? property.declarations?.[0] ?? [])
    .filter(isPublic);
  return [...calls, ...properties];
}

/** The names in type positions, also those of a function whose type is `typeof x`. */
function referencesIn(node: ts.Node, checker: ts.TypeChecker): ts.Node[] {
  if (ts.isBlock(node) || ts.isExpression(node)) return [];
  const own = ts.isTypeReferenceNode(node) ? [node.typeName] : [];
  const queried = ts.isTypeQueryNode(node) ? checker.getSymbolAtLocation(node.exprName) : undefined;
  if (queried) return referencesIn(apiName(queried, checker).declaration, checker);
  const inside: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...referencesIn(child, checker));
  });
  return [...own, ...inside];
}
