import { discoveryActions } from '../../../policy/neededActions.ts';
import type { DoctorModel, Hook, HookUse } from '../../model/doctorModel.ts';
import { functionPermissions } from '../../permissions/functionPermissions.ts';
import { distinct } from '../../permissions/needProblems.ts';
import { mayDo } from '../../permissions/needs.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** A hook asks CodeDeploy which version is deployed, unless its target is set. */
export const discoveryPermissions: Rule = {
  id: 'discovery-permissions',
  severity: 'error',
  title: 'The hook may not find out what is being deployed.',
  looksAt:
    "Whether the role of each hook of this package may read the deployment's targets, or else the AppSpec. It is a warning if the code of the hook may set its target.",
  whatToDo:
    'Allow `codedeploy:GetDeployment`, `codedeploy:ListDeploymentTargets` and `codedeploy:BatchGetDeploymentTargets` on the deployment group, and `codedeploy:GetApplicationRevision` on the application. Or set the target: the option `target`, or `ALLOW_TRAFFIC_TARGET`.',
  forms: allForms,
  check: (model) =>
    model.hooks
      .filter(({ fn, code }) => {
        const isOurs = code.kind === 'layer' || code.kind === 'package';
        return isOurs && !fn.environment.has('ALLOW_TRAFFIC_TARGET');
      })
      .flatMap((hook) => distinct(hook.uses.flatMap((use) => judge(model, hook, use)))),
};

function judge(model: DoctorModel, { fn, code }: Hook, use: HookUse): Problem[] {
  const permissions = functionPermissions(model, fn);
  const answers = discoveryActions.map((need) => ({ need, ...mayDo(permissions, need, use) }));
  const of = (names: RegExp): typeof answers =>
    answers.filter(({ need }) => names.test(need.action));
  const ways = [of(/GetDeployment$|Targets$/), of(/GetDeployment$|Revision$/)];
  if (ways.some((way) => way.every(({ answer }) => answer === 'yes'))) return [];
  const unclear = ways.find((way) => way.every(({ answer }) => answer !== 'no'));
  const open = unclear?.find(({ answer }) => answer === 'maybe');
  if (open?.answer === 'maybe') {
    return [cannotTell(fn.at, `whether '${fn.logicalId}' may find out what is deployed`, open.why)];
  }
  const missing = ways[0]?.filter(({ answer }) => answer === 'no').map(({ need }) => need.action);
  const message = `the hook '${fn.logicalId}' may not ${missing?.join(', ') ?? ''}, so it cannot find out what is deployed`;
  const isSure = code.isComplete || code.kind === 'layer';
  return [{ at: permissions.at, message, severity: isSure ? 'error' : 'warning' }];
}
