import type { Position } from '../lib/fileError.ts';
import { suggest } from '../lib/suggest.ts';
import { memberAt } from '../template/source/node.ts';
import type { PlacedResource } from '../template/template.ts';

/** A wish of the template to silence one rule, in some of its lines. */
export interface Silence {
  /** The file with it, in which alone it holds. */
  readonly path: string;
  readonly rule: string;
  /** Empty if none is given: then nothing is silenced. */
  readonly reason: string;
  readonly at: Position;
  /** Both inclusive. */
  readonly fromLine: number;
  readonly toLine: number;
}

const directive = /(?:#|\/\/)\s*allow-traffic-ignore\s+([\w-]+)\s*(?::\s*(.*))?$/;

/**
 * The silences of a template, or of a module of a hook: comments `# allow-traffic-ignore RULE: reason` in YAML and `// ...` in code, for their
 * own line or for the next line that is not a comment, and `Metadata` of a resource, for the whole resource.
 */
export function silencesOf(
  path: string,
  text: string,
  resources: readonly PlacedResource[] = [],
): Silence[] {
  const lines = text.split('\n');
  const found = [...inComments(lines), ...inMetadata(resources, lines.length)];
  return found.map((one) => ({ path, ...one }));
}

type Placeless = Omit<Silence, 'path'>;

const isComment = (line: string | undefined): boolean => /^\s*(#|\/\/)/.test(line ?? '');

function inComments(lines: readonly string[]): Placeless[] {
  return lines.flatMap((line, index) => {
    const [whole, rule = '', reason = ''] = directive.exec(line.trimEnd()) ?? [];
    if (whole === undefined) return [];
    const next = lines.findIndex((one, other) => other > index && !isComment(one));
    const target = (isComment(line) ? next : index) + 1;
    const at = { line: index + 1, column: line.indexOf(whole) + 1 };
    return [{ rule, reason: reason.trim(), at, fromLine: target, toLine: target }];
  });
}

/** `Metadata: { allow-traffic: { ignore: { RULE: reason } } }`. */
function inMetadata(resources: readonly PlacedResource[], lastLine: number): Placeless[] {
  const starts = resources.map(({ at }) => at.line).sort((one, other) => one - other);
  return resources.flatMap(({ node, at }) => {
    const ignored = memberAt(node, 'Metadata', 'allow-traffic', 'ignore');
    if (ignored?.kind !== 'map') return [];
    const next = starts.find((line) => line > at.line);
    return [...ignored.entries].map(([rule, { at: place, value }]) => ({
      rule,
      reason: value.kind === 'scalar' ? value.text.trim() : '',
      at: place,
      fromLine: at.line,
      toLine: next === undefined ? lastLine : next - 1,
    }));
  });
}

/** What is wrong with a silence: the end of a sentence. */
export function silenceMistake(
  { rule, reason }: Pick<Silence, 'rule' | 'reason'>,
  known: readonly string[],
): string | undefined {
  if (!known.includes(rule)) return `there is no rule '${rule}'${suggest(rule, known)}`;
  return reason === ''
    ? `it silences '${rule}' without a reason; expected one after a colon`
    : undefined;
}
