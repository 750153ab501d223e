import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { outcomes } from '../../src/model/check.ts';
import { hookReportSchema } from '../hookReports.ts';

interface ObjectSchema {
  required: string[];
  properties: Record<string, { enum?: string[] }>;
}

const schemas = hookReportSchema['$defs'] as Record<string, ObjectSchema>;

const source = (path: string): string =>
  fileURLToPath(new URL(`../../src/${path}`, import.meta.url));

/** Where each type of the record is declared. */
const declaredIn: Record<string, string> = {
  HookReport: source('model/hookReport.ts'),
  Target: source('model/target.ts'),
  ActionReport: source('model/actionReport.ts'),
  CheckReport: source('model/check.ts'),
  Histogram: source('model/check.ts'),
  LoggedInvocation: source('model/invocation.ts'),
};

const program = ts.createProgram(Object.values(declaredIn), {
  strict: true,
  noEmit: true,
  allowImportingTsExtensions: true,
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  skipLibCheck: true,
});
const checker = program.getTypeChecker();

function typeOf(name: string): ts.Type {
  const file = program.getSourceFile(declaredIn[name] ?? '');
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(file!)!);
  return checker.getDeclaredTypeOfSymbol(symbols.find((symbol) => symbol.name === name)!);
}

const isOptional = (symbol: ts.Symbol): boolean => (symbol.flags & ts.SymbolFlags.Optional) !== 0;

/** The texts of a union of literals; an empty list for any other type. */
function literals(symbol: ts.Symbol): string[] {
  const type = checker.getNonNullableType(checker.getTypeOfSymbol(symbol));
  const members = type.isUnion() ? type.types : [type];
  return members.flatMap((member) => (member.isStringLiteral() ? [member.value] : []));
}

describe('the published schema and the types', () => {
  it('has a definition for every type of the record', () => {
    expect(Object.keys(schemas).sort()).toEqual(Object.keys(declaredIn).sort());
  });

  it.each(Object.keys(declaredIn))('%s has the same members, required and optional', (name) => {
    const members = typeOf(name).getProperties();
    const { properties, required } = schemas[name]!;
    expect(Object.keys(properties).sort()).toEqual(members.map((one) => one.name).sort());
    expect([...required].sort()).toEqual(
      members
        .filter((one) => !isOptional(one))
        .map((one) => one.name)
        .sort(),
    );
  });

  it.each(Object.keys(declaredIn))('%s has the same literals', (name) => {
    for (const member of typeOf(name).getProperties()) {
      const allowed = schemas[name]!.properties[member.name]?.enum ?? [];
      expect([...allowed].sort(), member.name).toEqual(literals(member).sort());
    }
  });

  it('knows the outcomes from best to worst', () => {
    expect(schemas['CheckReport']!.properties['outcome']?.enum).toEqual(outcomes);
  });
});
