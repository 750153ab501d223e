import { memberAt, textNode, unknownNode } from '../source/node.ts';
import type { Intrinsic } from '../scope/scope.ts';

export const ref: Intrinsic = (argument, at, scope) => {
  const name = scope.resolve(argument);
  return name.kind === 'scalar' ? scope.ref(name.text, at) : unknownNode('Ref needs a name', at);
};

/** `[logicalId, attribute]`, or `logicalId.attribute`. */
export const getAtt: Intrinsic = (argument, at, scope) => {
  const parts = argument.kind === 'list' ? argument.items.map((item) => scope.resolve(item)) : [];
  const texts = parts.map((part) => (part.kind === 'scalar' ? part.text : ''));
  const [logicalId = '', ...attribute] =
    argument.kind === 'scalar' ? argument.text.split('.') : texts;
  return logicalId === '' || attribute.length === 0
    ? unknownNode('Fn::GetAtt needs a resource and an attribute', at)
    : scope.attribute(logicalId, attribute.join('.'), at);
};

export const findInMap: Intrinsic = (argument, at, scope) => {
  const keys = argument.kind === 'list' ? argument.items.map((item) => scope.resolve(item)) : [];
  const [name, top, second, options] = keys;
  const unknown = [name, top, second].find((key) => key?.kind === 'unknown');
  if (unknown) return unknown;
  if (name?.kind !== 'scalar' || top?.kind !== 'scalar' || second?.kind !== 'scalar') {
    return unknownNode('Fn::FindInMap needs a mapping and two keys', at);
  }
  const found =
    memberAt(scope.mapping(name.text), top.text, second.text) ?? memberAt(options, 'DefaultValue');
  if (found === undefined) {
    const path = [name, top, second].map((key) => key.text).join('.');
    return unknownNode(`there is no ${path} in Mappings`, at);
  }
  return scope.resolve(found);
};

export const importValue: Intrinsic = (argument, at, scope) => {
  const name = scope.resolve(argument);
  if (name.kind !== 'scalar') return name;
  const given = scope.given(name.text);
  return given === undefined
    ? unknownNode(`'${name.text}' is imported from another stack`, at, { settable: name.text })
    : textNode(given, at);
};
