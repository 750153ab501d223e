import type { Position } from '../../lib/fileError.ts';
import { textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import type { Intrinsic, Scope } from '../scope/scope.ts';

/** `Fn::Sub`: a text, or a text and a map of names to values. `${!Literal}` stays `${Literal}`. */
export const sub: Intrinsic = (argument, at, scope) => {
  const [template, variables] = argument.kind === 'list' ? argument.items : [argument];
  if (template?.kind !== 'scalar') return unknownNode('Fn::Sub needs a text', at);
  let unknown: TemplateNode | undefined;
  const text = template.text.replaceAll(
    /\$\{(!?)([^}]*)\}/g,
    (whole, escape: string, name: string) => {
      if (escape === '!') return `\${${name}}`;
      const value = lookUp(name.trim(), variables, at, scope);
      if (value.kind === 'scalar') return value.text;
      unknown ??= value.kind === 'unknown' ? value : notAText(name, at);
      return whole;
    },
  );
  // A text that is one reference and nothing else stays a reference.
  const [, only] = /^\$\{([^!}][^}]*)\}$/.exec(template.text) ?? [];
  if (only !== undefined) return lookUp(only.trim(), variables, at, scope);
  return unknown ?? textNode(text, at);
};

const notAText = (name: string, at: Position): TemplateNode =>
  unknownNode(`'${name}' is not a text`, at);

function lookUp(
  name: string,
  variables: TemplateNode | undefined,
  at: Position,
  scope: Scope,
): TemplateNode {
  const own = variables?.kind === 'map' ? variables.entries.get(name) : undefined;
  if (own !== undefined) return scope.resolve(own.value);
  const dot = name.indexOf('.');
  return dot < 0
    ? scope.ref(name, at)
    : scope.attribute(name.slice(0, dot), name.slice(dot + 1), at);
}
