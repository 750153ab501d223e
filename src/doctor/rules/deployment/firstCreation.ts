import { hooksOf } from '../../model/findHooks.ts';
import type { Rule } from '../../rule.ts';

/** CloudFormation deploys by an *Update*Policy. */
export const firstCreation: Rule = {
  id: 'first-creation',
  severity: 'info',
  title: 'No hook runs when the stack is created.',
  looksAt:
    'Whether the template has deployments with hooks. It says so once, at the first of them.',
  whatToDo:
    'Nothing, if the stack is there already. A new stack, a new alias and a function that CloudFormation replaces get their first version without a hook: try the hook by hand with `{ "dryRun": true }`.',
  forms: ['sam', 'cloudFormation'],
  check: ({ deployments }) => {
    const first = deployments.find((one) => hooksOf(one).some(([, named]) => named !== undefined));
    const message = 'hooks run from the second deployment on, not when the stack is created';
    return first === undefined ? [] : [{ at: first.at, message }];
  },
};
