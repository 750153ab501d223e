import { isAfterShift } from '../../../model/lifecycleEvents.ts';
import { actionsOf, routingAction } from '../../../policy/neededActions.ts';
import { needProblems, type NeedsOf } from '../../permissions/needProblems.ts';
import type { Rule } from '../../rule.ts';

/** Each check declares its IAM actions. */
export const checkPermissions: Rule = {
  id: 'check-permissions',
  severity: 'error',
  title: 'The hook may not ask AWS what its checks need to know.',
  looksAt:
    'The actions other than `lambda:InvokeFunction` that the checks of each hook need, as [the checks](checks.md) declare them, and `lambda:GetAlias` after the shift. It is a warning if the checks are found in code, where their options are not known.',
  whatToDo: 'Allow the action. Without it the check is `errored`, which fails the hook.',
  check: (model) =>
    needProblems(model, needsOf, (hook, need) =>
      hook.code.isComplete || need === routingAction ? 'error' : 'warning',
    ),
};

const needsOf: NeedsOf = ({ code }, { event }) => {
  if (code.kind !== 'layer' && code.kind !== 'package') return [];
  const own = code
    .checks(event)
    .flatMap((check) => actionsOf(check, event))
    .filter(({ action }) => action !== 'lambda:InvokeFunction' && action !== routingAction.action);
  return isAfterShift(event) ? [...own, routingAction] : own;
};
