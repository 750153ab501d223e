import { actionsOf, type NeededAction } from '../../../policy/neededActions.ts';
import { isAfterShift } from '../../../model/lifecycleEvents.ts';
import type { Hook } from '../../model/doctorModel.ts';
import { needProblems, type NeedsOf } from '../../permissions/needProblems.ts';
import { allForms, type Rule } from '../../rule.ts';

const action = 'lambda:InvokeFunction';

/** The checks of a hook invoke the version that is deployed; after the shift, the alias. */
export const invokePermission: Rule = {
  id: 'invoke-permission',
  severity: 'error',
  title: 'The hook may not invoke what it tests.',
  looksAt:
    'Whether the role of each hook allows `lambda:InvokeFunction` on what its checks invoke: the version in BeforeAllowTraffic, the alias in AfterAllowTraffic, and the version in production for a relative threshold. It is a warning if the checks are not known, because most checks invoke; not if the code of a hand-written hook invokes nothing.',
  whatToDo:
    "Allow `lambda:InvokeFunction` on the version (SAM's `!Ref Orders.Version`) or on the alias (`!Sub ${Orders.Arn}:live`). The ARN without a version or an alias stands for `$LATEST`, which is not what is deployed.",
  forms: allForms,
  check: (model) =>
    needProblems(model, needsOf, (hook, _need, allowed) =>
      isSure(hook, 'near' in allowed) ? 'error' : 'warning',
    ),
};

const needsOf: NeedsOf = (hook, { event }) => {
  const known = hook.code
    .checks(event)
    .flatMap((check) => actionsOf(check, event))
    .filter((need) => need.action === action);
  if (known.length > 0 || hook.code.isComplete || neverInvokes(hook)) return known;
  return [assumed(event)];
};

/** Whether the code of a hand-written hook is here as a whole and does not invoke anything. */
const neverInvokes = ({ code: { kind, graph } }: Hook): boolean =>
  kind === 'other' &&
  graph.missing.length === 0 &&
  graph.modules.every(({ syntax, text }) => syntax !== undefined && !/invoke/i.test(text));

const assumed = (event: string): NeededAction => ({
  action,
  on: isAfterShift(event) ? 'alias' : 'version',
  because: 'a check that invokes',
});

/** The options of a check in code may name another version, so a near statement may be the right one. */
const isSure = ({ code, uses }: Hook, isNear: boolean): boolean =>
  code.isComplete || (!isNear && uses.some(({ event }) => code.checks(event).length > 0));
