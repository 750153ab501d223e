import { functionNamed, hooksOf, targetOf } from '../../model/findHooks.ts';
import { allForms, type Rule } from '../../rule.ts';

/** `Globals` gives the hook the gradual deployment that it guards. */
export const hookGuardsItself: Rule = {
  id: 'hook-guards-itself',
  severity: 'error',
  title: 'The hook has a gradual deployment of its own.',
  looksAt:
    'The gradual deployments of functions that are hooks, also those that come from `Globals`. It is a warning if the hook guards another function only.',
  whatToDo:
    'Give the hook `DeploymentPreference: { Enabled: false }`. A hook that guards itself is tested by its old version, and a broken one can never be replaced.',
  forms: allForms,
  check: ({ template, deployments, hooks }) =>
    hooks.flatMap(({ fn }) =>
      deployments
        .filter((deployment) => targetOf(template, deployment) === fn)
        .map((deployment) => {
          const own = hooksOf(deployment).map(
            ([, named]) => named && functionNamed(template, named),
          );
          const from = ` (line ${deployment.at.line})`;
          return own.includes(fn)
            ? { at: fn.at, message: `the hook '${fn.logicalId}' guards its own deployment${from}` }
            : {
                at: fn.at,
                message: `the hook '${fn.logicalId}' has a gradual deployment of its own${from}`,
                severity: 'warning' as const,
              };
        }),
    ),
};
