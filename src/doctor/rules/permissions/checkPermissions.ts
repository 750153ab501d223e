import { isAfterShift } from '../../../model/lifecycleEvents.ts';
import { actionsOf, routingAction } from '../../../policy/neededActions.ts';
import { needProblems, type NeedsOf } from '../../permissions/needProblems.ts';
import type { Hook } from '../../model/doctorModel.ts';
import { checksElsewhere } from '../../model/hookCode.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** Each check declares its IAM actions. */
export const checkPermissions: Rule = {
  id: 'check-permissions',
  severity: 'error',
  title: 'The hook may not ask AWS what its checks need to know.',
  looksAt:
    'The actions other than `lambda:InvokeFunction` that the checks of each hook need, as [the checks](checks.md) declare them, and `lambda:GetAlias` after the shift. It is a warning if the checks are found in code, where their options are not known. The modules that the handler imports by a relative path are read; for a check from another package it cannot tell.',
  whatToDo: 'Allow the action. Without it the check is `errored`, which fails the hook.',
  forms: allForms,
  check: (model) => [
    ...needProblems(model, needsOf, (hook, need) =>
      hook.code.isComplete || need === routingAction ? 'error' : 'warning',
    ),
    ...model.hooks.flatMap(elsewhere),
  ],
};

/** Checks that come from a package say nothing of what they need. */
const elsewhere = ({ fn, code }: Hook): Problem[] =>
  checksElsewhere(code).map(({ name, from }) =>
    cannotTell(
      fn.at,
      `what the check '${name}' of the hook '${fn.logicalId}' needs`,
      `its module '${from}' is not read`,
    ),
  );

const needsOf: NeedsOf = ({ code }, { event }) => {
  if (code.kind !== 'layer' && code.kind !== 'package') return [];
  const own = code
    .checks(event)
    .flatMap((check) => actionsOf(check, event))
    .filter(({ action }) => action !== 'lambda:InvokeFunction' && action !== routingAction.action);
  return isAfterShift(event) ? [...own, routingAction] : own;
};
