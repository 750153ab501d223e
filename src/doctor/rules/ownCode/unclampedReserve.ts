import type { Node } from '@babel/types';
import { nodesOf, parsed, problemIn, type ParsedModule } from '../../code/handWritten.ts';
import { calleeName, nameOf, nodesIn, plain } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** `AbortSignal.timeout(-1)` throws. */
export const unclampedReserve: Rule = {
  id: 'unclamped-reserve',
  severity: 'warning',
  title: 'A reserve is subtracted from the remaining time without a lower limit.',
  looksAt:
    'Calls of `AbortSignal.timeout` in the code of hooks in JavaScript or TypeScript, whose argument is the remaining time less something.',
  whatToDo:
    'Write `Math.max(0, ...)` around it. With a short timeout the difference is negative, `AbortSignal.timeout` throws, and the hook always fails.',
  forms: allForms,
  check: ({ hooks }) =>
    hooks.flatMap(({ fn, code }) => {
      const message = `in the hook '${fn.logicalId}', AbortSignal.timeout gets the remaining time less a reserve, which may be negative`;
      return parsed(code.graph.modules).flatMap((module) =>
        nodesOf(module)
          .filter(([node]) => mayBeNegative(module, node))
          .map(([node]) => problemIn(module, node, message)),
      );
    }),
};

function mayBeNegative(module: ParsedModule, node: Node): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const isTimeout = nameOf(node.callee.object) === 'AbortSignal' && calleeName(node) === 'timeout';
  const [first] = node.arguments;
  return isTimeout && first !== undefined && isDifference(valueOf(module, plain(first)));
}

/** What a variable is declared as. */
function valueOf(module: ParsedModule, node: Node): Node {
  if (node.type !== 'Identifier') return node;
  const declared = nodesOf(module).find(
    ([one]) => one.type === 'VariableDeclarator' && nameOf(one.id) === node.name && one.init,
  )?.[0];
  return declared?.type === 'VariableDeclarator' && declared.init ? plain(declared.init) : node;
}

const isDifference = (node: Node): boolean =>
  node.type === 'BinaryExpression' &&
  node.operator === '-' &&
  [...nodesIn(node.left)].some(([one]) =>
    /^(getR|r)emainingTime(InMillis)?$/.test(calleeName(one) ?? ''),
  );
