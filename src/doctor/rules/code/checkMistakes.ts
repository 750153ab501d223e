import { allForms, type Rule } from '../../rule.ts';

/** The hook finds these mistakes too, but only when it runs. */
export const checkMistakes: Rule = {
  id: 'check-mistakes',
  severity: 'error',
  title: '`ALLOW_TRAFFIC_CHECKS` has a mistake.',
  looksAt:
    "The checks in `ALLOW_TRAFFIC_CHECKS` of the layer's handlers, also in the files that it names if the function's code is on this machine.",
  whatToDo:
    'Correct it as the message says. With a mistake in it, every event of the hook is Failed.',
  forms: allForms,
  check: ({ hooks }) =>
    hooks.flatMap(({ fn, code }) =>
      code.mistakes.map((message) => ({
        at: fn.environment.get('ALLOW_TRAFFIC_CHECKS')?.at ?? fn.at,
        message,
      })),
    ),
};
