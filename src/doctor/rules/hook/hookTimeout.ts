import type { DoctorModel, Hook } from '../../model/doctorModel.ts';
import { placeOf } from '../../model/places.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** Lambda's default. */
const defaultTimeout = 3;

/** The checks have the function's timeout, less the time that is kept for the report. */
export const hookTimeout: Rule = {
  id: 'hook-timeout',
  severity: 'error',
  title: 'The hook ends before its checks can.',
  looksAt:
    "The `Timeout` of each hook, and the times that its checks in `ALLOW_TRAFFIC_CHECKS` certainly need: the `for` of `watch` and the `stay` of `alarms`. Lambda's default of 3 seconds is too short for any check. It is a warning if the code of the hook is not known.",
  whatToDo:
    'Set a `Timeout` of 30 to 60 seconds, or more if a check waits: at most 900. A quarter of it, between 1 and 5 seconds, is kept for the report.',
  forms: allForms,
  check: (model) => model.hooks.flatMap((hook) => judge(model, hook)),
};

function judge(model: DoctorModel, { fn, code, uses }: Hook): Problem[] {
  const at = placeOf(model, fn, 'Timeout');
  const what = `the timeout of '${fn.logicalId}'`;
  if (fn.timeout?.known === false)
    return [cannotTell(at, `whether ${what} is long enough`, fn.timeout.reason)];
  const timeout = fn.timeout?.value ?? defaultTimeout;
  const written =
    fn.timeout === undefined ? `${timeout} seconds, Lambda's default` : `${timeout} seconds`;
  const available = timeout - Math.min(5, Math.max(1, timeout / 4));
  const least = Math.max(...uses.map(({ event }) => code.leastMs(event) / 1000));
  if (least > available) {
    const message = `${what} is ${written}, which leaves ${available} for the checks; they need at least ${least}`;
    return [{ at, message }];
  }
  if (timeout > defaultTimeout) return [];
  const isOurs = code.kind === 'layer' || code.kind === 'package';
  const message = `${what} is ${written}; expected 30 to 60`;
  return [{ at, message, severity: isOurs ? 'error' : 'warning' }];
}
