import type { NeededAction } from '../../policy/neededActions.ts';
import type { DoctorModel, Hook, HookUse } from '../model/doctorModel.ts';
import { cannotTell, type Problem, type Severity } from '../rule.ts';
import { functionPermissions } from './functionPermissions.ts';
import type { Allowed } from './allows.ts';
import { mayDo, targetsOf } from './needs.ts';

/** The actions that a hook needs in one of its uses. */
export type NeedsOf = (hook: Hook, use: HookUse) => readonly NeededAction[];

/** How severe it is that an action is missing. */
export type SeverityOf = (hook: Hook, need: NeededAction, allowed: Allowed) => Severity;

/** One problem for each action that a hook needs and its role does not allow. */
export function needProblems(
  model: DoctorModel,
  needsOf: NeedsOf,
  severityOf: SeverityOf = () => 'error',
): Problem[] {
  return model.hooks.flatMap((hook) => {
    const permissions = functionPermissions(model, hook.fn);
    // A hook that guards itself has a rule of its own.
    const uses = hook.uses.filter(({ target }) => target !== hook.fn);
    const problems = uses.flatMap((use) =>
      needsOf(hook, use).flatMap((need): Problem[] => {
        const allowed = mayDo(permissions, need, use);
        const { fn } = hook;
        const what = on(need, use);
        if (allowed.answer === 'yes') return [];
        if (allowed.answer === 'maybe') {
          return [
            cannotTell(
              fn.at,
              `whether '${fn.logicalId}' may ${need.action} on ${what}`,
              allowed.why,
            ),
          ];
        }
        const near =
          allowed.near &&
          `; the statement in line ${allowed.near.at.line} is about another resource`;
        const message = `the hook '${fn.logicalId}' may not ${need.action} on ${what}, which ${need.because} needs${near ?? ''}`;
        const at = allowed.near?.at ?? permissions.at;
        return [{ at, message, severity: severityOf(hook, need, allowed) }];
      }),
    );
    return distinct(problems);
  });
}

const on = (need: NeededAction, use: HookUse): string =>
  targetsOf(need.on, use)?.[0]?.what ?? (need.on === '*' ? '*' : 'the function that is deployed');

/** Without those that say the same. */
export const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((one) => [`${one.at.line}:${one.message}`, one])).values(),
];
