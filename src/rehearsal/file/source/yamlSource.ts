import { isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair } from 'yaml';
import { openYaml } from '../../../template/source/openYaml.ts';
import { RehearsalFileError, type Position } from '../rehearsalFileError.ts';

export type PathInYaml = readonly (string | number)[];

/** A YAML or JSON text, and the positions in it. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  /** The node at a path, or the nearest one around it if there is none. */
  nodeAt(path: PathInYaml): Node | undefined;
  positionOf(path: PathInYaml): Position;
  /** The position of the key of the last step, rather than of its value. */
  positionOfKey(path: PathInYaml): Position;
  error(path: PathInYaml, message: string): RehearsalFileError;
}

/** Throws a {@link RehearsalFileError} if the text is neither YAML nor JSON. */
export function yamlSource(path: string, text: string): YamlSource {
  const { document, at, mistake } = openYaml(text);
  if (mistake !== undefined) throw new RehearsalFileError(path, mistake.at, mistake.message);
  const value = readValue(path, document);
  const nodeAt = (wanted: PathInYaml): Node | undefined => find(document, wanted)?.node;
  const positionOf = (wanted: PathInYaml): Position => at(nodeAt(wanted)?.range?.[0] ?? 0);
  return {
    path,
    text,
    value,
    nodeAt,
    positionOf,
    positionOfKey: (wanted) => {
      const found = find(document, wanted);
      const node = found?.key ?? found?.node;
      return at(node?.range?.[0] ?? 0);
    },
    error: (wanted, message) => new RehearsalFileError(path, positionOf(wanted), message),
  };
}

function readValue(path: string, document: Document): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    // The text has an alias without an anchor, or too many aliases.
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RehearsalFileError(path, { line: 1, column: 1 }, `not valid YAML: ${why}`, cause);
  }
}

interface Found {
  node: Node;
  key?: Node;
}

function find(document: Document, path: PathInYaml): Found | undefined {
  let found: Found | undefined = isNode(document.contents)
    ? { node: document.contents }
    : undefined;
  for (const step of path) {
    const next = found && child(found.node, step);
    if (next === undefined) break;
    found = next;
  }
  return found;
}

function child(node: Node, step: string | number): Found | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(step)];
    return isNode(item) ? { node: item } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return pair && foundPair(pair);
}

function foundPair({ key, value }: Pair): Found | undefined {
  const keyNode = isNode(key) ? key : undefined;
  const node = isNode(value) ? value : keyNode;
  return node && { node, ...(keyNode && { key: keyNode }) };
}
