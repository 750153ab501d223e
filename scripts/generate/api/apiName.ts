import { relative, resolve } from 'node:path';
import ts from 'typescript';

/** A name of the reference: exported, or a type that an exported name mentions. */
export interface ApiName {
  readonly name: string;
  readonly symbol: ts.Symbol;
  readonly declaration: ts.Declaration;
}

/** What a symbol is called and where it is declared; an import or a re-export is followed. */
export function apiName(symbol: ts.Symbol, checker: ts.TypeChecker): ApiName {
  const declared = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const declaration = declared.valueDeclaration ?? declared.declarations?.[0];
  if (declaration === undefined) {
    throw new Error(`${symbol.name} has no declaration: run \`npm ci\`, a package may be missing`);
  }
  return { name: symbol.name, symbol: declared, declaration };
}

/** The file of a node, relative to this repository. */
export const fileOf = (node: ts.Node): string =>
  relative(process.cwd(), resolve(node.getSourceFile().fileName));

/** Whether users see a declaration: it is of this repository, and neither private nor `@internal`. */
export function isPublic(node: ts.Declaration): boolean {
  const { Private, Protected } = ts.ModifierFlags;
  if (ts.getCombinedModifierFlags(node) & (Private | Protected)) return false;
  if (ts.isPropertyDeclaration(node) && ts.isPrivateIdentifier(node.name)) return false;
  if (ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal')) return false;
  return !fileOf(node).includes('node_modules/');
}
