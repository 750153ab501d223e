import { asyncSettings } from '../../model/asyncSettings.ts';
import { allForms, type Problem, type Rule } from '../../rule.ts';

/** Seconds: Lambda repeats after one minute, and after two more. */
const leastAge = 300;

/** CodeDeploy invokes hooks asynchronously, so Lambda repeats what fails. */
export const asyncRetries: Rule = {
  id: 'async-retries',
  severity: 'warning',
  title: 'Lambda gives up on the hook too early.',
  looksAt:
    '`MaximumRetryAttempts` and `MaximumEventAgeInSeconds` of hooks without an on-failure destination, which would report in their place.',
  whatToDo:
    'Leave out both settings: Lambda then repeats a hook that could not report twice, after one minute and after two more. Or set an on-failure destination.',
  forms: allForms,
  check: (model) =>
    model.hooks.flatMap(({ fn }): Problem[] => {
      const { hasDestination, retries, age } = asyncSettings(model, fn);
      if (hasDestination) return [];
      const problems: Problem[] = [];
      if (retries?.known === true && retries.value < 1) {
        const message = `Lambda never repeats '${fn.logicalId}', so an attempt that cannot report is the last`;
        problems.push({ at: retries.at, message });
      }
      if (age?.known === true && age.value < leastAge) {
        const message = `events of '${fn.logicalId}' expire after ${age.value} seconds; expected at least ${leastAge}`;
        problems.push({ at: age.at, message });
      }
      return problems;
    }),
};
