import { asyncSettings } from '../../model/asyncSettings.ts';
import { allForms, type Rule } from '../../rule.ts';

/** If the whole sandbox dies, only the on-failure destination can report. */
export const onFailureDestination: Rule = {
  id: 'on-failure-destination',
  severity: 'warning',
  title: 'Nobody reports if the hook never could.',
  looksAt:
    'The on-failure destination of each hook: `EventInvokeConfig`, or an `AWS::Lambda::EventInvokeConfig`. It is a note for hooks that are not made with this package.',
  whatToDo:
    'Set a function with `reportFailedDelivery` as the on-failure destination, see [the guarantee](guarantee.md). Without it, a hook that is killed, throttled or out of memory leaves the deployment waiting for an hour.',
  forms: allForms,
  check: (model) =>
    model.hooks.flatMap(({ fn, code }) => {
      if (asyncSettings(model, fn).hasDestination) return [];
      const isOurs = code.kind === 'layer' || code.kind === 'package';
      const message = `the hook '${fn.logicalId}' has no on-failure destination`;
      return [{ at: fn.at, message, ...(!isOurs && { severity: 'info' as const }) }];
    }),
};
