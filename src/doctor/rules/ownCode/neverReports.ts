import { handWrittenHooks, reports } from '../../code/handWritten.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** Neither a return value nor an error is a report. */
export const neverReports: Rule = {
  id: 'never-reports',
  severity: 'warning',
  title: 'The code of the hook never reports.',
  looksAt:
    "The handler's module of hooks in JavaScript or TypeScript that are not made with this package, and the modules that it imports by a relative path. If it imports other packages than AWS's, it cannot tell.",
  whatToDo:
    'Call `PutLifecycleEventHookExecutionStatus` on every way through the handler, or make the hook with this package, which does. CodeDeploy ignores what a hook returns or throws: it waits for one hour and then fails the deployment.',
  forms: allForms,
  check: (model) =>
    handWrittenHooks(model).flatMap(({ hook: { fn, code }, unseen }): Problem[] => {
      if (code.graph.modules.some(reports)) return [];
      const at = fn.handler?.at ?? fn.at;
      if (unseen !== undefined) {
        return [cannotTell(at, `whether the hook '${fn.logicalId}' reports`, unseen)];
      }
      const message = `the code of the hook '${fn.logicalId}' never calls PutLifecycleEventHookExecutionStatus`;
      return [{ at, message }];
    }),
};
