import ts from 'typescript';
import type { ApiName } from './apiName.ts';
import type { ApiModule } from './readApi.ts';

/** A heading of a page and the names below it, in order. */
export interface ApiSection {
  readonly title: string;
  readonly names: readonly ApiName[];
}

/** Where a function belongs, by what it is or returns. */
const kinds: readonly (readonly [RegExp, string])[] = [
  [/^HookHandler$/, 'Handlers'],
  [/^CheckFactory</, 'Checks'],
  [/^Check$/, 'Checks'],
  [/^Combinator</, 'Combinators'],
  [/^Action$/, 'Actions'],
];

const order = [
  'Classes',
  'Handlers',
  'Checks',
  'Combinators',
  'Actions',
  'Functions and values',
  'Errors',
];

/** The names of a page, in sections. The options of a function or a class come right after it. */
export function sectionsOf(
  module: ApiModule,
  names: readonly ApiName[],
  checker: ts.TypeChecker,
): ApiSection[] {
  const values = names.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value);
  const optionsOf = ({ name }: ApiName): ApiName[] => {
    const options = [`${name}Options`, `${name}Props`].map((one) => one.toLowerCase());
    return names.filter((one) => options.includes(one.name.toLowerCase()));
  };
  const placed = new Set<ApiName>();
  const sections = order.flatMap((title) => {
    const here = values
      .filter((value) => titleOf(value, checker) === title)
      .flatMap((value) => [value, ...optionsOf(value)]);
    for (const name of here) placed.add(name);
    return here.length === 0 ? [] : [{ title, names: here }];
  });
  const types = byName(names.filter((name) => !placed.has(name)));
  return [
    ...sections,
    ...(types.length === 0 ? [] : [{ title: 'Types', names: types }]),
    ...(module.mentioned.length === 0
      ? []
      : [{ title: 'Types without an export', names: byName(module.mentioned) }]),
  ];
}

const byName = (names: readonly ApiName[]): ApiName[] =>
  [...names].sort((a, b) => a.name.localeCompare(b.name, 'en'));

function titleOf({ name, symbol, declaration }: ApiName, checker: ts.TypeChecker): string {
  if (symbol.flags & ts.SymbolFlags.Class) return name.endsWith('Error') ? 'Errors' : 'Classes';
  const written =
    ts.isVariableDeclaration(declaration) || ts.isFunctionDeclaration(declaration)
      ? declaration.type?.getText()
      : undefined;
  const returned = written ?? checker.typeToString(checker.getTypeOfSymbol(symbol));
  return kinds.find(([pattern]) => pattern.test(returned))?.[1] ?? 'Functions and values';
}
