import type { Position } from '../../lib/fileError.ts';

/** A resource that a value names, and what of it: `undefined` stands for what `Ref` gives. */
export interface ResourceReference {
  readonly logicalId: string;
  readonly attribute?: string;
}

interface Placed {
  readonly at: Position;
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
  /** As the template writes it: `0123` stays `0123`. */
  readonly text: string;
  /** If the value is a name or an ARN of a resource of this template. */
  readonly resource?: ResourceReference;
}

export interface ListNode extends Placed {
  readonly kind: 'list';
  readonly items: readonly TemplateNode[];
}

export interface MapEntry {
  /** The position of the key. */
  readonly at: Position;
  readonly value: TemplateNode;
}

export interface MapNode extends Placed {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
}

/** A value that a template alone does not tell. */
export interface UnknownNode extends Placed {
  readonly kind: 'unknown';
  /** Why: a sentence without its full stop. */
  readonly reason: string;
  /** The name under which `values` can give it. */
  readonly settable?: string;
  readonly resource?: ResourceReference;
}

/** `AWS::NoValue`: the property or item does not exist. */
export interface AbsentNode extends Placed {
  readonly kind: 'absent';
}

/** A value of a template, with its place. */
export type TemplateNode = ScalarNode | ListNode | MapNode | UnknownNode | AbsentNode;

/** The value of a key; `undefined` if the node is not a map or does not have it. */
export const member = (node: TemplateNode | undefined, key: string): TemplateNode | undefined =>
  node?.kind === 'map' ? node.entries.get(key)?.value : undefined;

/** The value at a path of keys. */
export const memberAt = (
  node: TemplateNode | undefined,
  ...path: string[]
): TemplateNode | undefined => path.reduce<TemplateNode | undefined>(member, node);

/** The resource that an evaluated value names. */
export const referenceOf = (node: TemplateNode | undefined): ResourceReference | undefined =>
  node?.kind === 'scalar' || node?.kind === 'unknown' ? node.resource : undefined;

export const textNode = (text: string, at: Position, resource?: ResourceReference): ScalarNode => ({
  kind: 'scalar',
  value: text,
  text,
  at,
  ...(resource && { resource }),
});

export const unknownNode = (
  reason: string,
  at: Position,
  more: Pick<UnknownNode, 'settable' | 'resource'> = {},
): UnknownNode => ({ kind: 'unknown', reason, at, ...more });

/** The name and the argument of an intrinsic function: a map with that one key. */
export function intrinsicOf(
  node: TemplateNode,
): { name: string; argument: TemplateNode } | undefined {
  if (node.kind !== 'map' || node.entries.size !== 1) return undefined;
  const [entry] = node.entries;
  if (entry === undefined) return undefined;
  const [name, { value }] = entry;
  const isIntrinsic = name === 'Ref' || name === 'Condition' || name.startsWith('Fn::');
  return isIntrinsic ? { name, argument: value } : undefined;
}
