import type { Position } from '../lib/fileError.ts';
import type { ResourceReference, TemplateNode } from './source/node.ts';

/** A value that the template tells. */
export interface Known<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Position;
  /** If it is a name or an ARN of a resource of the same template. */
  readonly resource?: ResourceReference;
}

/** A value that the template alone does not tell. It is never guessed. */
export interface Unknown {
  readonly known: false;
  /** Why: a sentence without its full stop. */
  readonly reason: string;
  readonly at: Position;
  /** The name under which `values` can give it. */
  readonly settable?: string;
  readonly resource?: ResourceReference;
}

/** A value with its place in the template. */
export type Value<T> = Known<T> | Unknown;

type Read<T> = (node: TemplateNode | undefined) => Value<T> | undefined;

const known = <T>(node: TemplateNode, value: T): Known<T> => {
  const resource = node.kind === 'scalar' ? node.resource : undefined;
  return { known: true, value, at: node.at, ...(resource && { resource }) };
};

/** The reader of evaluated values that `convert` accepts; `expected` is the end of a sentence. */
const reader =
  <T>(expected: string, convert: (node: TemplateNode) => T | undefined): Read<T> =>
  (node) => {
    if (node === undefined || node.kind === 'absent') return undefined;
    if (node.kind === 'unknown') {
      const { reason, at, settable, resource } = node;
      return {
        known: false,
        reason,
        at,
        ...(settable !== undefined && { settable }),
        ...(resource && { resource }),
      };
    }
    const value = convert(node);
    if (value !== undefined) return known(node, value);
    const written = node.kind === 'scalar' ? `'${node.text}'` : `a ${node.kind}`;
    return { known: false, reason: `it is ${written}; expected ${expected}`, at: node.at };
  };

export const textValue: Read<string> = reader('a text', (node) =>
  node.kind === 'scalar' && node.value !== null ? node.text : undefined,
);

export const numberValue: Read<number> = reader('a number', (node) => {
  if (node.kind !== 'scalar' || node.text.trim() === '') return undefined;
  const value = Number(node.text);
  return Number.isFinite(value) ? value : undefined;
});

/** `true`, `false`, or one of them as a text, as SAM reads them. */
export const booleanValue: Read<boolean> = reader('true or false', (node) => {
  if (node.kind !== 'scalar') return undefined;
  if (typeof node.value === 'boolean') return node.value;
  const text = node.text.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : undefined;
});

/** The items of a list; one unknown value if the list itself is not known. */
export function textValues(node: TemplateNode | undefined): Value<string>[] {
  if (node === undefined || node.kind === 'absent') return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => textValue(item) ?? []);
}
