import type { Position } from '../../lib/fileError.ts';
import { member, textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import { TemplateError } from '../templateError.ts';

const isList = (type: string): boolean => type === 'CommaDelimitedList' || type.includes('List<');

/** A parameter whose default is the name of an SSM parameter, not its value. */
const isSsm = (type: string): boolean => type.startsWith('AWS::SSM::Parameter::Value<');

/**
 * What `Ref` gives for a parameter: the given value, else its default, else unknown. Throws a
 * {@link TemplateError} if the given value is not one that the template allows.
 */
export function parameterNode(
  path: string,
  name: string,
  declaration: TemplateNode,
  given: string | undefined,
  at: Position,
): TemplateNode {
  const type = textOf(member(declaration, 'Type')) ?? 'String';
  const initial = member(declaration, 'Default');
  if (given !== undefined) {
    checkAllowed(path, name, declaration, given);
    return ofType(type, given, at);
  }
  if (isSsm(type)) {
    const parameter = textOf(initial);
    const which = parameter === undefined ? '' : ` '${parameter}'`;
    return unknownNode(
      `parameter '${name}' is the value of the SSM parameter${which}, which only AWS has`,
      at,
      { settable: name },
    );
  }
  const value = textOf(initial);
  return value === undefined
    ? unknownNode(`parameter '${name}' has no default`, at, { settable: name })
    : ofType(type, value, at);
}

const textOf = (node: TemplateNode | undefined): string | undefined =>
  node?.kind === 'scalar' ? node.text : undefined;

function ofType(type: string, text: string, at: Position): TemplateNode {
  if (!isList(type)) {
    const isNumber = type === 'Number' && text.trim() !== '' && Number.isFinite(Number(text));
    return { kind: 'scalar', value: isNumber ? Number(text) : text, text, at };
  }
  const items = text === '' ? [] : text.split(',').map((item) => textNode(item.trim(), at));
  return { kind: 'list', items, at };
}

function checkAllowed(path: string, name: string, declaration: TemplateNode, given: string): void {
  const allowed = member(declaration, 'AllowedValues');
  if (allowed?.kind !== 'list') return;
  const values = allowed.items.flatMap((item) => textOf(item) ?? []);
  if (values.length === 0 || values.includes(given)) return;
  throw new TemplateError(
    path,
    allowed.at,
    `parameter '${name}' is '${given}'; expected one of ${values.join(', ')}`,
  );
}
