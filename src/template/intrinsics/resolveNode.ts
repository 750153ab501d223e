import {
  intrinsicOf,
  textNode,
  unknownNode,
  type MapEntry,
  type ScalarNode,
  type TemplateNode,
} from '../source/node.ts';
import type { Intrinsic, Scope } from '../scope/scope.ts';
import { ifIntrinsic } from './conditions.ts';
import { findInMap, getAtt, importValue, ref } from './lookUps.ts';
import { sub } from './sub.ts';
import { join, select, split } from './texts.ts';

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: ref,
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::If': ifIntrinsic,
  'Fn::ImportValue': importValue,
};

/** Evaluates a value, and everything in it. What is not known stays in its place as `unknown`. */
export function resolveNode(node: TemplateNode, scope: Scope): TemplateNode {
  if (node.kind === 'scalar') return resolveDynamic(node, scope);
  if (node.kind === 'list') {
    const items = node.items.map((item) => scope.resolve(item));
    return { ...node, items: items.filter(({ kind }) => kind !== 'absent') };
  }
  if (node.kind !== 'map') return node;
  const call = intrinsicOf(node);
  // In a policy `Condition` is a key like any other.
  if (call === undefined || call.name === 'Condition') {
    const entries = [...node.entries].map(([key, entry]): [string, MapEntry] => [
      key,
      { ...entry, value: scope.resolve(entry.value) },
    ]);
    return {
      ...node,
      entries: new Map(entries.filter(([, { value }]) => value.kind !== 'absent')),
    };
  }
  const intrinsic = intrinsics[call.name];
  if (intrinsic === undefined) {
    return unknownNode(`${call.name} is not evaluated here`, node.at);
  }
  const result = intrinsic(call.argument, node.at, scope);
  return result.kind === 'scalar' ? resolveDynamic(result, scope) : result;
}

/** A dynamic reference such as `{{resolve:ssm:/orders/table}}` is replaced when the stack is deployed. */
function resolveDynamic(node: ScalarNode, scope: Scope): TemplateNode {
  if (!node.text.includes('{{resolve:')) return node;
  let missing: string | undefined;
  const text = node.text.replaceAll(/\{\{(resolve:[^}]*)\}\}/g, (whole, name: string) => {
    const given = scope.given(name);
    if (given === undefined) missing ??= name;
    return given ?? whole;
  });
  if (missing === undefined) return textNode(text, node.at);
  return unknownNode(`only AWS has the value of '{{${missing}}}'`, node.at, { settable: missing });
}
