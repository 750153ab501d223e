import { member, memberAt } from '../../../template/source/node.ts';
import type { TemplateDeployment } from '../../../template/template.ts';
import { hooksOf, targetOf } from '../../model/findHooks.ts';
import type { DoctorModel } from '../../model/doctorModel.ts';
import { cannotTell, type Problem, type Rule } from '../../rule.ts';

/** A condition that was meant for another stage. */
export const preferenceOff: Rule = {
  id: 'preference-off',
  severity: 'warning',
  title: 'The gradual deployment is switched off by its condition.',
  looksAt:
    '`Enabled` of each `DeploymentPreference` with hooks, if a condition or a parameter decides it; and functions with a `Condition` whose preference has no `PassthroughCondition`.',
  whatToDo:
    'Check the condition with the parameters of the stage, for example `--parameter Stage=prod`. Set `PassthroughCondition: true` if the function has a `Condition`; otherwise SAM makes the deployment group without the function.',
  forms: ['sam'],
  check: (model) => model.template.deployments.flatMap((one) => judge(model, one)),
};

function judge(model: DoctorModel, deployment: TemplateDeployment): Problem[] {
  const { enabled, passthroughCondition } = deployment;
  const fn = targetOf(model.template, deployment);
  if (fn?.type !== 'serverless') return [];
  const hasHooks = hooksOf(deployment).some(([, named]) => named !== undefined);
  const what = `the gradual deployment of '${fn.logicalId}'`;
  if (!enabled.known) {
    return [cannotTell(enabled.at, `whether ${what} is switched on`, enabled.reason)];
  }
  const written = memberAt(model.resources.get(fn.logicalId)?.written, 'DeploymentPreference');
  if (!enabled.value) {
    const isDecided = written?.kind === 'map' && member(written, 'Enabled')?.kind === 'map';
    const message = `${what} is switched off with these parameters, so its hooks do not run`;
    return isDecided && hasHooks ? [{ at: enabled.at, message }] : [];
  }
  const passes = passthroughCondition?.known === true && passthroughCondition.value;
  if (fn.condition === undefined || passes || passthroughCondition?.known === false) return [];
  const message = `${what} does not take over the condition of '${fn.logicalId}'`;
  return [{ at: deployment.at, message }];
}
