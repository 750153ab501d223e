import { basename, dirname, join } from 'node:path';
import type { Position } from '../../lib/fileError.ts';
import { member, memberAt, type TemplateNode } from '../../template/source/node.ts';
import { readNodes } from '../../template/source/readNodes.ts';
import { sourceBlocks, sourceFiles, type SourceBlock, type SourceFile } from './sourceBlocks.ts';

/** Where a template was written, if that is not the file that is read. */
export interface TemplateSource {
  readonly files: readonly SourceFile[];
  /** The file and the place of what stands at a place of the file that is read. */
  readonly find: (at: Position) => { path: string; at: Position } | undefined;
}

/** A resource in the JSON of a plan. */
interface PlannedBlock {
  readonly from: number;
  readonly block: SourceBlock | undefined;
}

/**
 * The `.tf` files beside the plan of Terraform, and those of the local modules that they use. If the plan is one line
 * and `text` has it in several, all that is not in such a file is in that line.
 */
export function planSource(
  path: string,
  text: string,
  isOneLine: boolean = false,
): TemplateSource | undefined {
  const root = readNodes(path, text);
  const files: SourceFile[] = [];
  const planned: PlannedBlock[] = [];
  const walk = (
    values: TemplateNode | undefined,
    configuration: TemplateNode | undefined,
    folder: string | undefined,
  ): void => {
    const own = folder === undefined ? [] : sourceFiles(folder);
    files.push(...own.filter((one) => files.every((other) => other.path !== one.path)));
    const blocks = sourceBlocks(own);
    for (const resource of itemsOf(member(values, 'resources'))) {
      const key = `${textOf(resource, 'type')}.${textOf(resource, 'name')}`;
      const isData = textOf(resource, 'mode') === 'data';
      planned.push({
        from: resource.at.line,
        block: blocks.get(isData ? `data.${key}` : key),
      });
    }
    for (const child of itemsOf(member(values, 'child_modules'))) {
      const name =
        textOf(child, 'address')
          .replace(/\[[^\]]*\]$/, '')
          .split('module.')
          .at(-1) ?? '';
      const call = memberAt(configuration, 'module_calls', name);
      const source = textOf(call, 'source');
      const isLocal = folder !== undefined && /^\.\.?\//.test(source);
      walk(child, member(call, 'module'), isLocal ? join(folder, source) : undefined);
    }
  };
  const configuration = memberAt(root, 'configuration', 'root_module');
  for (const values of [
    memberAt(root, 'planned_values', 'root_module'),
    memberAt(root, 'prior_state', 'values', 'root_module'),
  ]) {
    walk(values, configuration, dirname(path));
  }
  if (files.length === 0 && !isOneLine) return undefined;
  const lines = text.split('\n');
  const sorted = planned.sort((one, other) => one.from - other.from);
  const otherwise = isOneLine ? { path, at: { line: 1, column: 1 } } : undefined;
  return { files, find: (at) => placeIn(sorted, lines, at) ?? otherwise };
}

const itemsOf = (node: TemplateNode | undefined): readonly TemplateNode[] =>
  node?.kind === 'list' ? node.items : [];

function textOf(node: TemplateNode | undefined, key: string): string {
  const value = member(node, key);
  return value?.kind === 'scalar' ? value.text : '';
}

/** The argument that the line of the plan is about, or the beginning of its block. */
function placeIn(
  planned: readonly PlannedBlock[],
  lines: readonly string[],
  { line }: Position,
): { path: string; at: Position } | undefined {
  const block = planned.findLast(({ from }) => from <= line)?.block;
  if (block === undefined) return undefined;
  const [, name] = /^\s*"(\w+)":/.exec(lines[line - 1] ?? '') ?? [];
  const argument = new RegExp(`^\\s+${name ?? '$'}\\s*[={]`);
  const index = block.lines.findIndex((one) => argument.test(one));
  const at = index < 0 ? 0 : index;
  const column = (block.lines[at]?.search(/\S/) ?? 0) + 1;
  return { path: block.path, at: { line: block.line + at, column } };
}

/** A message with the lines that it names as lines of the source. */
export const inSource = (message: string, { files, find }: TemplateSource): string =>
  message.replaceAll(/ in line (\d+)/g, (whole, line: string) => {
    const found = find({ line: Number(line), column: 1 });
    if (found === undefined) return whole;
    const isSource = files.some(({ path }) => path === found.path);
    return isSource ? ` in line ${found.at.line} of ${basename(found.path)}` : '';
  });
