import type { Position } from '../../lib/fileError.ts';
import { member, memberAt, textNode, type MapNode, type TemplateNode } from '../source/node.ts';

/** A map of values that are there, all at one place. */
export function mapNode(
  at: Position,
  values: Readonly<Record<string, TemplateNode | undefined>>,
): MapNode {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, { at: value.at, value }] as const],
  );
  return { kind: 'map', at, entries: new Map(entries) };
}

export const listNode = (at: Position, items: readonly TemplateNode[]): TemplateNode => ({
  kind: 'list',
  at,
  items,
});

/** The intrinsic function that stands for a reference of Terraform. */
export const refNode = (address: string, at: Position): TemplateNode =>
  mapNode(at, { Ref: textNode(address, at) });

export const attributeNode = (address: string, attribute: string, at: Position): TemplateNode =>
  mapNode(at, { 'Fn::GetAtt': listNode(at, [textNode(address, at), textNode(attribute, at)]) });

/** What is not `null`: Terraform writes every argument of a resource. */
export const given = (node: TemplateNode | undefined): TemplateNode | undefined =>
  node?.kind === 'scalar' && node.value === null ? undefined : node;

export const itemsOf = (node: TemplateNode | undefined): readonly TemplateNode[] =>
  node?.kind === 'list' ? node.items : [];

/** The value of a key in the first block of a nested one: `environment[0].variables`. */
export const inBlock = (
  node: TemplateNode | undefined,
  block: string,
  ...path: string[]
): TemplateNode | undefined => given(memberAt(itemsOf(member(node, block))[0], ...path));

/** The texts of a list. */
export const textsOf = (node: TemplateNode | undefined): string[] =>
  itemsOf(node).flatMap((item) => (item.kind === 'scalar' ? [item.text] : []));
