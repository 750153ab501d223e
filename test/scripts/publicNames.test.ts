import { resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const doors = [
  'index',
  'rehearsal/index',
  'tryOut/index',
  'cloudwatch/index',
  'sns/index',
  'target/index',
  'isolate/isolate',
].map((name) => resolve(`src/${name}.ts`));
const program = ts.createProgram(doors, {
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

function exportsOf(path: string): ts.Symbol[] {
  const module = checker.getSymbolAtLocation(program.getSourceFile(path)!);
  return checker.getExportsOfModule(module!);
}

const declared = (symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const isDocumented = (symbol: ts.Symbol): boolean =>
  symbol.getDocumentationComment(checker).length > 0;

/** The options that a person sets, by the types that hold them. */
const optionTypes = doors
  .flatMap(exportsOf)
  .map(declared)
  .filter(({ name, flags }) => name.endsWith('Options') && flags & ts.SymbolFlags.Interface);

describe('every public name has a docstring', () => {
  it.each(doors)('%s', (door) => {
    const names = exportsOf(door);
    expect(names.length).toBeGreaterThan(0);
    const bare = names.filter((symbol) => !isDocumented(declared(symbol)));
    expect(bare.map(({ name }) => name)).toEqual([]);
  });

  it('and so has every option whose name does not say it all', () => {
    const obvious = ['runtime', 'handler', 'tracingMode', 'architecture'];
    expect(optionTypes.length).toBeGreaterThan(5);
    const bare = optionTypes.flatMap((type) =>
      checker
        .getDeclaredTypeOfSymbol(type)
        .getProperties()
        .filter((one) => !isDocumented(one) && !obvious.includes(one.name))
        .map((one) => `${type.name}.${one.name}`),
    );
    expect(bare).toEqual([]);
  });
});
