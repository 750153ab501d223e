import type { Position } from '../../lib/fileError.ts';
import { intrinsicOf, unknownNode, type TemplateNode, type UnknownNode } from '../source/node.ts';
import type { Intrinsic, Scope } from '../scope/scope.ts';

/** `Fn::If`: evaluates only the branch that applies. */
export const ifIntrinsic: Intrinsic = (argument, at, scope) => {
  const [name, then, otherwise] = argument.kind === 'list' ? argument.items : [];
  if (name?.kind !== 'scalar' || then === undefined || otherwise === undefined) {
    return unknownNode('Fn::If needs a condition and two values', at);
  }
  const holds = scope.condition(name.text, name.at);
  if (typeof holds === 'boolean') return scope.resolve(holds ? then : otherwise);
  return { ...holds, at };
};

/** Whether a condition holds. An operand that is not known matters only if it could decide. */
export function evaluateCondition(node: TemplateNode, scope: Scope): boolean | UnknownNode {
  const call = intrinsicOf(node);
  const items = call?.argument.kind === 'list' ? call.argument.items : [];
  switch (call?.name) {
    case 'Condition':
      return call.argument.kind === 'scalar'
        ? scope.condition(call.argument.text, call.argument.at)
        : notACondition(node.at);
    case 'Fn::Equals':
      return equals(items, node.at, scope);
    case 'Fn::Not': {
      const [operand] = items;
      const holds = operand ? evaluateCondition(operand, scope) : notACondition(node.at);
      return typeof holds === 'boolean' ? !holds : holds;
    }
    case 'Fn::And':
      return decide(items, scope, false);
    case 'Fn::Or':
      return decide(items, scope, true);
    default:
      return notACondition(node.at);
  }
}

const notACondition = (at: Position): UnknownNode =>
  unknownNode('this is not a condition; expected Equals, And, Or, Not or Condition', at);

/** One operand that is `deciding` decides; otherwise every operand must be known. */
function decide(
  operands: readonly TemplateNode[],
  scope: Scope,
  deciding: boolean,
): boolean | UnknownNode {
  const results = operands.map((operand) => evaluateCondition(operand, scope));
  if (results.includes(deciding)) return deciding;
  return results.find((result) => typeof result !== 'boolean') ?? !deciding;
}

function equals(
  operands: readonly TemplateNode[],
  at: Position,
  scope: Scope,
): boolean | UnknownNode {
  const [left, right] = operands.map((operand) => scope.resolve(operand));
  if (left === undefined || right === undefined) {
    return unknownNode('Fn::Equals needs two values', at);
  }
  const unknown = [left, right].find((side) => side.kind === 'unknown');
  if (unknown?.kind === 'unknown') return unknown;
  return comparable(left) === comparable(right);
}

/** CloudFormation compares texts: `1` equals `'1'`. */
const comparable = (node: TemplateNode): string => {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'list') return JSON.stringify(node.items.map(comparable));
  return node.kind;
};
