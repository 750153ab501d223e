import type { Node } from '@babel/types';
import { handWrittenHooks, nodesOf, problemIn } from '../../code/handWritten.ts';
import { nameOf } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** A hook that cannot fail a deployment tests nothing. */
export const onlySuccess: Rule = {
  id: 'only-success',
  severity: 'warning',
  title: 'The hook reports Succeeded whatever happened.',
  looksAt:
    'The statuses in the code of hooks in JavaScript or TypeScript that are not made with this package: `Succeeded` is among them, and `Failed` is not.',
  whatToDo: 'Report `Failed` if a test fails or cannot be made.',
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn }, modules, unseen }) => {
      const nodes = modules.flatMap((module) =>
        nodesOf(module).map(([node]) => ({ module, node })),
      );
      const succeeded = nodes.find(({ node }) => isStatus(node, 'Succeeded'));
      const fails = nodes.some(({ node }) => isStatus(node, 'Failed'));
      if (unseen !== undefined || fails || succeeded === undefined) return [];
      const message = `the hook '${fn.logicalId}' reports 'Succeeded' and never 'Failed'`;
      return [problemIn(succeeded.module, succeeded.node, message)];
    }),
};

/** The text of a status, or the name of an enumeration's member: `LifecycleEventStatus.FAILED`. */
const isStatus = (node: Node, status: string): boolean =>
  (node.type === 'StringLiteral' && node.value === status) ||
  (node.type === 'TemplateElement' && node.value.raw === status) ||
  (node.type === 'MemberExpression' && nameOf(node.property) === status.toUpperCase());
