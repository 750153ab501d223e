import { numberValue } from '../../../template/value.ts';
import type { TemplateFunction } from '../../../template/template.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { placeOf, property } from '../../model/places.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { allForms, type Problem, type Rule } from '../../rule.ts';

const name = 'ReservedConcurrentExecutions';

/** A function with a reserved concurrency of 0 is never invoked. */
export const reservedConcurrency: Rule = {
  id: 'reserved-concurrency',
  severity: 'error',
  title: 'The hook, or what it tests, is never invoked.',
  looksAt:
    '`ReservedConcurrentExecutions` of each hook, and of the functions that are deployed. It is a warning for these.',
  whatToDo:
    'Leave the setting out, or set it to 1 or more. With 0, Lambda throttles every invocation: the event of a hook waits for up to six hours, and the deployment for one.',
  forms: allForms,
  check: (model) =>
    distinct(
      model.hooks.flatMap(({ fn, uses }) => [
        ...judge(model, fn, `the hook '${fn.logicalId}' is never invoked`, 'error'),
        ...uses.flatMap(({ target }) =>
          target === undefined
            ? []
            : judge(model, target, `no check can invoke '${target.logicalId}'`, 'warning'),
        ),
      ]),
    ),
};

function judge(
  model: DoctorModel,
  fn: TemplateFunction,
  message: string,
  severity: 'error' | 'warning',
): Problem[] {
  const reserved = numberValue(property(model, fn, name));
  if (reserved?.known !== true || reserved.value > 0) return [];
  return [{ at: placeOf(model, fn, name), message: `${message}: its ${name} is 0`, severity }];
}
