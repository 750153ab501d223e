import type { Grant } from '../../permissions/grant.ts';
import { functionPermissions } from '../../permissions/functionPermissions.ts';
import { isAbout } from '../../permissions/allows.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { allForms, type Rule } from '../../rule.ts';

/** Whoever may invoke a hook acts with its rights. */
export const widePermissions: Rule = {
  id: 'wide-permissions',
  severity: 'warning',
  title: 'The hook may do more than it needs.',
  looksAt:
    'The statements of the role of each hook that allow `*`, `codedeploy:*` or `lambda:*`, and those that allow the report or an invocation on every resource.',
  whatToDo:
    'Name the actions that [the hook needs](security.md#permissions), on the deployment group, the application, the version and the alias.',
  forms: allForms,
  check: (model) =>
    model.hooks.flatMap(({ fn }) =>
      distinct(
        functionPermissions(model, fn).grants.flatMap((grant) => {
          const what = tooWide(grant);
          const message = `the hook '${fn.logicalId}' may do ${what ?? ''}, which is more than it needs`;
          return what === undefined ? [] : [{ at: grant.at, message }];
        }),
      ),
    ),
};

const narrow = ['codedeploy:PutLifecycleEventHookExecutionStatus', 'lambda:InvokeFunction'];

function tooWide(grant: Grant): string | undefined {
  if (grant.effect === 'Deny') return undefined;
  if (grant.isInverted) return 'everything but some actions';
  const wide = grant.actions.find((action) => /^(\*|(codedeploy|lambda):\*)$/i.test(action));
  if (wide !== undefined) return `'${wide}'`;
  const isEverywhere = grant.resources.some(
    ({ kind, ...one }) => kind === 'text' && 'text' in one && one.text === '*',
  );
  const named = narrow.find((action) => isAbout(grant, action));
  return isEverywhere && named !== undefined ? `'${named}' on every resource` : undefined;
}
