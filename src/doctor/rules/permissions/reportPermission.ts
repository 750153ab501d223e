import { needProblems } from '../../permissions/needProblems.ts';
import { reportAction } from '../../../policy/neededActions.ts';
import { asyncSettings } from '../../model/asyncSettings.ts';
import type { DoctorModel, Hook } from '../../model/doctorModel.ts';
import { functionNamed } from '../../model/findHooks.ts';
import { functionPermissions } from '../../permissions/functionPermissions.ts';
import { mayDo } from '../../permissions/needs.ts';
import { allForms, type Problem, type Rule } from '../../rule.ts';

/** A hook that may not report leaves the deployment waiting for an hour. */
export const reportPermission: Rule = {
  id: 'report-permission',
  severity: 'error',
  title: 'The hook may not report to CodeDeploy.',
  looksAt:
    "The policies of the roles of each hook and of its on-failure destination: its own, those that are attached to it, AWS-managed ones, and SAM's policy templates, within the permissions boundary. What a resource policy may allow, it cannot tell.",
  whatToDo:
    'Allow `codedeploy:PutLifecycleEventHookExecutionStatus` on the deployment group. Without it, CodeDeploy waits for one hour and then fails the deployment.',
  forms: allForms,
  check: (model) => [
    ...needProblems(model, () => [reportAction]),
    ...model.hooks.flatMap((hook) => ofDestination(model, hook)),
  ],
};

/** The on-failure destination of a hook reports in its place. */
function ofDestination(model: DoctorModel, hook: Hook): Problem[] {
  const { destination } = asyncSettings(model, hook.fn);
  const fn = destination && functionNamed(model.template, destination);
  if (fn === undefined) return [];
  const permissions = functionPermissions(model, fn);
  const missing = hook.uses.find((use) => mayDo(permissions, reportAction, use).answer === 'no');
  const message = `'${fn.logicalId}', the on-failure destination of '${hook.fn.logicalId}', may not ${reportAction.action} on its deployment group`;
  return missing === undefined ? [] : [{ at: permissions.at, message }];
}
