import { textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import type { Intrinsic, Scope } from '../scope/scope.ts';

/** The arguments of a function that takes a list, evaluated. */
const argumentsOf = (argument: TemplateNode, scope: Scope): readonly TemplateNode[] => {
  const list = argument.kind === 'list' ? argument.items.map((item) => scope.resolve(item)) : [];
  return list;
};

const firstUnknown = (nodes: readonly (TemplateNode | undefined)[]): TemplateNode | undefined =>
  nodes.find((node) => node?.kind === 'unknown');

export const join: Intrinsic = (argument, at, scope) => {
  const [separator, list] = argumentsOf(argument, scope);
  const unknown = firstUnknown([separator, list]);
  if (unknown) return unknown;
  if (separator?.kind !== 'scalar' || list?.kind !== 'list') {
    return unknownNode('Fn::Join needs a separator and a list', at);
  }
  const problem = list.items.find((item) => item.kind !== 'scalar');
  if (problem)
    return problem.kind === 'unknown' ? problem : unknownNode('Fn::Join needs texts', at);
  return textNode(
    list.items.map((item) => (item.kind === 'scalar' ? item.text : '')).join(separator.text),
    at,
  );
};

export const select: Intrinsic = (argument, at, scope) => {
  const [index, list] = argumentsOf(argument, scope);
  const unknown = firstUnknown([index, list]);
  if (unknown) return unknown;
  if (index?.kind !== 'scalar' || list?.kind !== 'list') {
    return unknownNode('Fn::Select needs an index and a list', at);
  }
  const found = list.items[Number(index.text)];
  return found ?? unknownNode(`the list has no item ${index.text}`, at);
};

export const split: Intrinsic = (argument, at, scope) => {
  const [separator, text] = argumentsOf(argument, scope);
  const unknown = firstUnknown([separator, text]);
  if (unknown) return unknown;
  if (separator?.kind !== 'scalar' || text?.kind !== 'scalar') {
    return unknownNode('Fn::Split needs a separator and a text', at);
  }
  const items = text.text.split(separator.text).map((item) => textNode(item, at));
  return { kind: 'list', items, at };
};
