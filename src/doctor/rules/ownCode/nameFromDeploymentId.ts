import type { Node } from '@babel/types';
import { handWrittenHooks, nodesOf, problemIn } from '../../code/handWritten.ts';
import { calleeName, nameOf } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** A deployment's ID is `d-` and random characters. */
export const nameFromDeploymentId: Rule = {
  id: 'name-from-deployment-id',
  severity: 'warning',
  title: "The hook takes the deployment's ID apart.",
  looksAt:
    'Code of hooks in JavaScript or TypeScript that are not made with this package: it calls `split`, `slice`, `replace` and the like on the ID.',
  whatToDo:
    'Ask CodeDeploy what is deployed, as the hooks of this package do, or pass the version in a variable. The ID says nothing about the function.',
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn }, modules }) => {
      const message = `the hook '${fn.logicalId}' derives something from the deployment's ID, which is random`;
      return modules.flatMap((module) =>
        nodesOf(module)
          .filter(([node]) => takesApart(node))
          .map(([node]) => problemIn(module, node, message)),
      );
    }),
};

const parts = /^(split|slice|substr|substring|replace|replaceAll|match|matchAll)$/;

const takesApart = (node: Node): boolean =>
  node.type === 'CallExpression' &&
  parts.test(calleeName(node) ?? '') &&
  (node.callee.type === 'MemberExpression' || node.callee.type === 'OptionalMemberExpression') &&
  /^deploymentId$/i.test(nameOf(node.callee.object) ?? '');
