import ts from 'typescript';
import type { ApiLinks, Linker } from './apiLinks.ts';
import { apiMembers, inOneLine, type ApiMember } from './apiMembers.ts';
import { sectionsOf } from './apiSections.ts';
import { apiSignature } from './apiSignature.ts';
import { docText } from './docText.ts';
import type { ApiName } from './apiName.ts';
import type { Api, ApiModule } from './readApi.ts';

/** The first line of every page. */
export const writtenBy = '<!-- Written by `npm run docs:api` from the docstrings in src. -->';

/** The page of one module, in Markdown. */
export function apiPage(module: ApiModule, { checker }: Api, links: ApiLinks): string {
  const link = links.linker(module);
  const own = links.ownNames(module);
  const sections = sectionsOf(module, own, checker);
  const others = module.exported.filter((name) => !own.includes(name));
  const contents = sections
    .map(
      ({ title, names }) => `- ${title}: ${names.map(({ name }) => linked(name, link)).join(', ')}`,
    )
    .join('\n');
  const again =
    others.length === 0
      ? ''
      : `\n- Also exported here: ${others.map(({ name }) => linked(name, link)).join(', ')}\n`;
  const body = sections.map(({ title, names }) => {
    const about = title === 'Types without an export' ? `\n\n${withoutExport}` : '';
    return `## ${title}${about}\n\n${names.map((name) => entry(name, checker, link)).join('\n\n')}`;
  });
  return `${writtenBy}\n\n# ${module.name}\n\n${withLinks(module.text, link)}\n\n${contents}${again}\n\n${body.join('\n\n')}\n`;
}

const withoutExport =
  'The names above use these types. TypeScript infers them; you cannot import them.';

const linked = (name: string, link: Linker): string => {
  const target = link(name);
  return target === undefined ? `\`${name}\`` : `[\`${name}\`](${target})`;
};

function entry(name: ApiName, checker: ts.TypeChecker, link: Linker): string {
  const { text } = docText(name.symbol, checker);
  const members = apiMembers(name, checker);
  const signature = apiSignature(name, checker);
  return [
    `### ${name.name}`,
    ...(signature === undefined ? [] : [`\`\`\`ts\n${signature}\n\`\`\``]),
    withLinks(text, link),
    ...parameterList(name, checker, link),
    ...(members === undefined || members.length === 0 ? [] : [table(members, link)]),
  ].join('\n\n');
}

/** What `@param` says. */
function parameterList({ symbol }: ApiName, checker: ts.TypeChecker, link: Linker): string[] {
  const said = symbol
    .getJsDocTags(checker)
    .filter((tag) => tag.name === 'param')
    .map((tag) => ts.displayPartsToString(tag.text).replace(/\s+/g, ' '))
    .map((tag) => /^(\S+) (?:- )?(.*)$/.exec(tag))
    .map((match) => `- \`${match?.[1] ?? ''}\`: ${withLinks(match?.[2] ?? '', link)}`);
  return said.length === 0 ? [] : [said.join('\n')];
}

function table(members: readonly ApiMember[], link: Linker): string {
  const hasDefaults = members.some((member) => member.default !== undefined);
  const head = hasDefaults
    ? ['member', 'type', 'default', 'what it is']
    : ['member', 'type', 'what it is'];
  const rows = members.map((member) => [
    `\`${member.name}${member.isOptional ? '?' : ''}\``,
    typeCell(member, link),
    ...(hasDefaults ? [withLinks(defaultOf(member), link)] : []),
    inLine(withLinks(member.text, link)),
  ]);
  return [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => cell.replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |`)
    .join('\n');
}

const defaultOf = (member: ApiMember): string =>
  member.default ?? (member.isOptional ? '' : 'required');

/** The type as code. It is a link if it mentions one name of the reference; several follow it. */
function typeCell({ type, node }: ApiMember, link: Linker): string {
  const names = [...new Set(typeNames(node).filter((name) => link(name) !== undefined))];
  const code = type.includes('`') ? `\`\` ${type} \`\`` : `\`${type}\``;
  const [first] = names;
  if (names.length === 1 && first !== undefined) return `[${code}](${link(first)})`;
  return names.length === 0
    ? code
    : `${code}: ${names.map((name) => linked(name, link)).join(', ')}`;
}

function typeNames(node: ts.Node): string[] {
  const own = ts.isTypeReferenceNode(node) ? [inOneLine(node.typeName)] : [];
  const inside: string[] = [];
  ts.forEachChild(node, (child) => {
    inside.push(...typeNames(child));
  });
  return [...own, ...inside];
}

/** A docstring in a cell of a table: code blocks become code, lines one line. */
const inLine = (text: string): string =>
  text
    .replace(
      /```\w*\n([^]*?)```/g,
      (_all, code: string) => `\`${code.trim().replace(/\s+/g, ' ')}\``,
    )
    .replace(/\s+/g, ' ');

/** `{@link x}` becomes a link. */
const withLinks = (text: string, link: Linker): string =>
  text.replace(/\{@link (\w+)(?:\.(\w+))?\s*\}/g, (_all, name: string, member?: string) => {
    const code = member === undefined ? name : `${name}.${member}`;
    const target = link(name);
    return target === undefined ? `\`${code}\`` : `[\`${code}\`](${target})`;
  });
