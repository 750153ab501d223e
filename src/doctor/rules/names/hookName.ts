import { managedPolicy, rolePermissions } from '../../permissions/rolePermissions.ts';
import { allows } from '../../permissions/allows.ts';
import { functionTarget } from '../../permissions/arnTarget.ts';
import type { Permissions } from '../../permissions/grant.ts';
import { functionNamed, hooksOf } from '../../model/findHooks.ts';
import type { TemplateDeployment } from '../../../template/template.ts';
import type { DoctorModel, Hook, HookUse } from '../../model/doctorModel.ts';
import { placeOf } from '../../model/places.ts';
import { allForms, cannotTell, type Problem, type Rule } from '../../rule.ts';

/** CodeDeploy invokes hooks with the rights of the deployment group's role. */
export const hookName: Rule = {
  id: 'hook-name',
  severity: 'error',
  title: "CodeDeploy's role may not invoke the hook.",
  looksAt:
    "The name of each hook, and what the role of its deployment group may invoke. SAM's own role and the managed policies `AWSCodeDeployRoleForLambda` and `AWSCodeDeployRoleForLambdaLimited` allow only names that begin with `CodeDeployHook_`.",
  whatToDo:
    'Set `FunctionName` to a name that begins with `CodeDeployHook_`, or let the role invoke the function. Otherwise the deployment fails at once with `IAM_ROLE_PERMISSIONS`.',
  forms: allForms,
  check: (model) => [
    ...model.hooks.flatMap((hook) => firstOf(hook, (use) => judge(model, hook, use))),
    ...model.deployments.flatMap((deployment) => elsewhere(model, deployment)),
  ],
};

/** Nothing is known of a hook that is not a function of the template. */
const elsewhere = ({ template }: DoctorModel, deployment: TemplateDeployment): Problem[] =>
  hooksOf(deployment).flatMap(([event, named]) => {
    if (named === undefined || functionNamed(template, named) !== undefined) return [];
    const why = named.known
      ? `there is no function '${named.value}' in this template`
      : named.reason;
    return [cannotTell(named.at, `anything about the hook for ${event}`, why)];
  });

/** The first problem among the uses of a hook: they are alike. */
const firstOf = (hook: Hook, find: (use: HookUse) => Problem | undefined): Problem[] =>
  hook.uses.flatMap((use) => find(use) ?? []).slice(0, 1);

function judge(model: DoctorModel, { fn }: Hook, use: HookUse): Problem | undefined {
  const at = placeOf(model, fn, 'FunctionName');
  const role = codeDeployRole(model, use);
  const allowed = allows(role.permissions, 'lambda:InvokeFunction', functionTarget(fn));
  const who = `whether CodeDeploy may invoke '${fn.logicalId}'`;
  if (allowed.answer === 'yes') return undefined;
  if (allowed.answer === 'maybe') return cannotTell(at, who, allowed.why);
  const isGenerated = fn.name.known && fn.name.value === fn.logicalId;
  const name = isGenerated
    ? "has no 'FunctionName', so CloudFormation makes one up"
    : `is named '${fn.name.known ? fn.name.value : fn.logicalId}'`;
  const may = role.isManaged
    ? "CodeDeploy's role may invoke only functions whose names begin with CodeDeployHook_"
    : "CodeDeploy's role may not invoke it";
  return { at, message: `the hook '${fn.logicalId}' ${name}; ${may}` };
}

function codeDeployRole(
  model: DoctorModel,
  { deployment }: HookUse,
): { permissions: Permissions; isManaged: boolean } {
  const { role, at } = deployment;
  const isSam = deployment.group.resource?.logicalId.endsWith('DeploymentGroup') === true;
  if (role === undefined && isSam) {
    const name = { known: true, value: 'AWSCodeDeployRoleForLambda', at } as const;
    return { permissions: { ...managedPolicy(model, name), at }, isManaged: true };
  }
  const own = role?.resource && model.resources.get(role.resource.logicalId);
  if (own?.type === 'AWS::IAM::Role') {
    const permissions = rolePermissions(model, own);
    return { permissions, isManaged: isOnlyManaged(permissions) };
  }
  const why = 'the role of the deployment group is not in this template';
  return {
    permissions: { at, grants: [], unresolved: [{ why, at: role?.at ?? at }] },
    isManaged: false,
  };
}

const isOnlyManaged = ({ grants }: Permissions): boolean =>
  grants.some(({ resources }) =>
    resources.some((one) => one.kind === 'text' && one.text.endsWith(':function:CodeDeployHook_*')),
  );
