import ts from 'typescript';
import { apiMembers } from './apiMembers.ts';
import { fileOf, type ApiName } from './apiName.ts';
import { docText } from './docText.ts';
import type { Api } from './readApi.ts';

/** Public names and members without a docstring, and options without `@default`: a sentence for each. */
export function undocumented({ modules, checker }: Api): string[] {
  // A member that several types inherit is one mistake, and so is a name that two modules export.
  const seen = new Set<ts.Node>();
  const isNew = ({ node }: Documented): boolean => !seen.has(node) && Boolean(seen.add(node));
  return modules.flatMap(({ source, text, exported, mentioned }) => [
    ...(text === '' ? [`${source}:1: the module has no docstring at the top of its source`] : []),
    ...[...exported, ...mentioned]
      .flatMap((name) => [documentedName(name, checker), ...documentedMembers(name, checker)])
      .filter(isNew)
      .flatMap(mistakesOf),
  ]);
}

/** What must have a docstring. */
interface Documented {
  readonly name: string;
  readonly text: string;
  readonly node: ts.Node;
  readonly needsDefault: boolean;
}

const documentedName = (
  { name, symbol, declaration }: ApiName,
  checker: ts.TypeChecker,
): Documented => ({
  name,
  text: docText(symbol, checker).text,
  node: declaration,
  needsDefault: false,
});

function documentedMembers(name: ApiName, checker: ts.TypeChecker): Documented[] {
  const members = apiMembers(name, checker);
  if (members === undefined) return writtenMembers(name, checker);
  const isOptions = /(Options|Props)$/.test(name.name);
  return members.map((member) => ({
    name: `${name.name}.${member.name}`,
    text: member.text,
    node: member.node,
    needsDefault: isOptions && member.isOptional && member.default === undefined,
  }));
}

/** The members of objects that an alias writes out. One whose type is a literal says what it is. */
function writtenMembers({ name, declaration }: ApiName, checker: ts.TypeChecker): Documented[] {
  const found: Documented[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isPropertySignature(node) && checker.getSymbolAtLocation(node.name);
    if (symbol && !(node.type && ts.isLiteralTypeNode(node.type))) {
      const { text } = docText(symbol, checker);
      found.push({ name: `${name}.${symbol.name}`, text, node, needsDefault: false });
    }
    ts.forEachChild(node, visit);
  };
  if (ts.isTypeAliasDeclaration(declaration)) visit(declaration);
  return found;
}

function mistakesOf({ name, text, node, needsDefault }: Documented): string[] {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  const place = `${fileOf(node)}:${line + 1}`;
  return [
    ...(text === '' ? [`${place}: ${name} has no docstring`] : []),
    ...(needsDefault ? [`${place}: the option ${name} has no @default`] : []),
  ];
}
