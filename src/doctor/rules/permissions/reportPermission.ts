import { needProblems } from '../../permissions/needProblems.ts';
import { reportAction } from '../../../policy/neededActions.ts';
import type { Rule } from '../../rule.ts';

/** A hook that may not report leaves the deployment waiting for an hour. */
export const reportPermission: Rule = {
  id: 'report-permission',
  severity: 'error',
  title: 'The hook may not report to CodeDeploy.',
  looksAt:
    "The policies of each hook's role: its own, those that are attached to it, AWS-managed ones, and SAM's policy templates.",
  whatToDo:
    'Allow `codedeploy:PutLifecycleEventHookExecutionStatus` on the deployment group. Without it, CodeDeploy waits for one hour and then fails the deployment.',
  check: (model) => needProblems(model, () => [reportAction]),
};
