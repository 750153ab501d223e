import { resolve } from 'node:path';
import ts from 'typescript';

/** What the docstring of an option says. */
export interface OptionText {
  readonly text: string;
  /** What `@default` says. */
  readonly default: string | undefined;
  /** The interface that declares the option, e.g. `InvocationOptions`. */
  readonly declaredIn: string;
}

/** What the docstrings of one check or combinator say. */
export interface CheckText {
  /** Without the IAM actions and the examples. */
  readonly text: string;
  readonly options: ReadonlyMap<string, OptionText>;
}

const source = resolve(import.meta.dirname, '../../../src');
/** Where the checks are: their registry, and that of the checks with CloudWatch. */
const registries = ['checks/registry.ts', 'cloudwatch/index.ts'].map((path) =>
  resolve(source, path),
);
const handlerOptions = resolve(source, 'hooks/options/handlerOptions.ts');

const program = ts.createProgram([...registries, handlerOptions], {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  types: ['node'],
  allowImportingTsExtensions: true,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
});

function exportsOf(path: string, checker: ts.TypeChecker): ts.Symbol[] {
  const file = program.getSourceFile(path);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${path} has no exports`);
  return checker.getExportsOfModule(module);
}

/** The docstrings of the options of every handler. */
export function handlerTexts(): Map<string, OptionText> {
  const checker = program.getTypeChecker();
  const found = exportsOf(handlerOptions, checker).find(({ name }) => name === 'HandlerOptions');
  if (found === undefined) throw new Error(`${handlerOptions} has no HandlerOptions`);
  return optionTexts(checker.getDeclaredTypeOfSymbol(found), checker);
}

/** The docstrings of every check and combinator in the registries, and of their options. */
export function checkTexts(): Map<string, CheckText> {
  const checker = program.getTypeChecker();
  const exported = registries
    .flatMap((path) => exportsOf(path, checker))
    .map((symbol) =>
      symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
    )
    .filter(({ flags }) => flags & ts.SymbolFlags.Variable);
  return new Map(exported.map((symbol) => [symbol.name, checkText(symbol, checker)]));
}

function checkText(symbol: ts.Symbol, checker: ts.TypeChecker): CheckText {
  const declaration = symbol.valueDeclaration;
  if (!declaration || !ts.isVariableDeclaration(declaration)) {
    throw new Error(`${symbol.name} is not a constant`);
  }
  const text = textOf(symbol, checker).replace(/\s*IAM: [^]*$/, '');
  return { text, options: optionTexts(optionsType(declaration, checker), checker) };
}

/** The type whose members are the options: the first argument of `CheckFactory` or `Combinator`. */
function optionsType(declaration: ts.VariableDeclaration, checker: ts.TypeChecker): ts.Type {
  const { type } = declaration;
  const given = type && ts.isTypeReferenceNode(type) ? type.typeArguments?.[0] : undefined;
  if (given === undefined) throw new Error(`${declaration.getText()} does not name its options`);
  const options = checker.getTypeFromTypeNode(given);
  if (!options.isUnion()) return options;
  // In code it may also be a function.
  return options.types.find((one) => one.getCallSignatures().length === 0) ?? options;
}

function optionTexts(type: ts.Type, checker: ts.TypeChecker): Map<string, OptionText> {
  return new Map(
    type.getProperties().map((property) => {
      const text = textOf(property, checker);
      if (text === '') throw new Error(`the option ${property.name} has no docstring`);
      const tag = property.getJsDocTags(checker).find(({ name }) => name === 'default');
      const parent = property.declarations?.[0]?.parent;
      const declaredIn = parent && ts.isInterfaceDeclaration(parent) ? parent.name.text : '';
      return [property.name, { text, default: tag && joined(tag.text), declaredIn }];
    }),
  );
}

const textOf = (symbol: ts.Symbol, checker: ts.TypeChecker): string =>
  joined(symbol.getDocumentationComment(checker)).split('```')[0]?.trim() ?? '';

/** A docstring as one line; `{@link x}` becomes its name. */
const joined = (parts: readonly ts.SymbolDisplayPart[] | undefined): string =>
  ts
    .displayPartsToString(parts ? [...parts] : [])
    .replace(/\{@link (\w+)\}/g, '`$1`')
    .replace(/\s+/g, ' ')
    .trim();
