import { allForms, type Rule } from '../../rule.ts';

/** Traffic shifts step by step so that something can stop it. */
export const noAlarms: Rule = {
  id: 'no-alarms',
  severity: 'warning',
  title: 'Nothing stops a bad version while traffic shifts.',
  looksAt: 'The alarms of each deployment that shifts traffic step by step.',
  whatToDo:
    'Name an alarm on `Errors` of the alias, with the dimensions `FunctionName` and `Resource`. A hook sees only the calls that it makes itself.',
  forms: allForms,
  check: ({ deployments }) =>
    deployments.flatMap(({ alarms, config, functionId, at }) => {
      const isAtOnce = config.name.known && config.name.value.endsWith('AllAtOnce');
      if (alarms.length > 0 || isAtOnce) return [];
      const what = functionId.known ? ` of '${functionId.value}'` : '';
      return [{ at, message: `the gradual deployment${what} has no alarm` }];
    }),
};
