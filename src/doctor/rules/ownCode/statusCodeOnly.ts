import { handWrittenHooks, nodesOf, problemIn } from '../../code/handWritten.ts';
import { nameOf } from '../../code/syntax.ts';
import { allForms, type Rule } from '../../rule.ts';

/** Invoke answers with 200 if the function threw. */
export const statusCodeOnly: Rule = {
  id: 'status-code-only',
  severity: 'warning',
  title: "The hook looks only at Invoke's `StatusCode`.",
  looksAt:
    'Code of hooks in JavaScript or TypeScript that are not made with this package: it reads `StatusCode` of what Invoke answers, and never `FunctionError`.',
  whatToDo:
    'Look at `FunctionError`, too: `StatusCode` is 200 even if the function threw. Or use `smokeInvoke`, which does.',
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn }, modules }) => {
      if (modules.some(({ text }) => text.includes('FunctionError'))) return [];
      const message = `the hook '${fn.logicalId}' reads Invoke's StatusCode, which is 200 even if the function threw, and never FunctionError`;
      return modules
        .flatMap((module) =>
          nodesOf(module)
            .filter(
              ([node]) =>
                (node.type === 'MemberExpression' && nameOf(node.property) === 'StatusCode') ||
                (node.type === 'ObjectProperty' && nameOf(node.key) === 'StatusCode'),
            )
            .map(([node]) => problemIn(module, node, message)),
        )
        .slice(0, 1);
    }),
};
