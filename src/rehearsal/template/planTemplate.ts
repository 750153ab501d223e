import type { AppSpec } from '../../deployment/appSpec.ts';
import { formatAppSpec } from '../../deployment/formatAppSpec.ts';
import type { TemplateDeployment, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { revisionOf } from '../codedeploy/state/revision.ts';
import { hookFunction } from '../file/plan/hookFunction.ts';
import type { PlannedFunction, RehearsalPlan } from '../file/plan/rehearsalPlan.ts';
import { planAlarms } from './planAlarms.ts';
import { planConfig } from './planConfig.ts';
import { failAt, functionNamed, known, nameOf, type PlanContext } from './planContext.ts';
import { currentVersion, planFunction, targetVersion } from './planFunction.ts';

/** The part of a plan that a template decides. */
export type TemplatePlan = Omit<
  RehearsalPlan,
  'minuteMs' | 'hookTimeout' | 'faults' | 'duplicates' | 'traffic' | 'seed'
>;

/** The plan of one gradual deployment of a template. */
export async function planTemplate(
  context: PlanContext,
  deployment: TemplateDeployment,
): Promise<TemplatePlan> {
  if (!known(context, deployment.enabled, "'Enabled' of the deployment")) {
    failAt(context, deployment.enabled.at, 'the deployment is switched off');
  }
  const target = targetOf(context, deployment);
  const alias = known(context, deployment.alias, `the alias of '${target.logicalId}'`);
  context.notes.unshift(`The working tree stands for both versions of ${nameOf(target)}.`);
  const hooks = hooksOf(context, deployment);
  const name = nameOf(target);
  const appSpec: AppSpec = {
    version: '0.0',
    functions: [{ logicalName: name, name, alias, currentVersion, targetVersion }],
    hooks: hooks.map(({ lifecycleEvent, hook }) => ({ lifecycleEvent, function: nameOf(hook) })),
  };
  const functions: PlannedFunction[] = [];
  for (const fn of new Set([target, ...hooks.map(({ hook }) => hook)])) {
    const code = await planFunction(context, fn);
    const versions =
      fn === target
        ? [currentVersion, targetVersion].map((version) => ({ version, code, position: fn.at }))
        : [];
    functions.push({ functionName: nameOf(fn), code, position: fn.at, versions });
  }
  return {
    path: context.template.path,
    appSpec,
    revision: revisionOf('String', formatAppSpec(appSpec)),
    ...planConfig(context, deployment),
    autoRollback: known(context, deployment.autoRollback, 'the rollback of the deployment'),
    alarms: planAlarms(context, deployment),
    functions,
    notes: context.notes,
    temp: context.temp,
  };
}

function targetOf(context: PlanContext, { functionId }: TemplateDeployment): TemplateFunction {
  const id = known(context, functionId, 'the function of the deployment');
  const target = context.template.functions.find(({ logicalId }) => logicalId === id);
  return target ?? failAt(context, functionId.at, `there is no function '${id}'`);
}

interface Hook {
  lifecycleEvent: 'BeforeAllowTraffic' | 'AfterAllowTraffic';
  hook: TemplateFunction;
}

function hooksOf(context: PlanContext, deployment: TemplateDeployment): Hook[] {
  const { beforeAllowTraffic, afterAllowTraffic } = deployment;
  return [
    ...(beforeAllowTraffic ? [hookOf(context, 'BeforeAllowTraffic', beforeAllowTraffic)] : []),
    ...(afterAllowTraffic ? [hookOf(context, 'AfterAllowTraffic', afterAllowTraffic)] : []),
  ];
}

/** A hook is named by a reference, by its name or by its ARN. */
function hookOf(
  context: PlanContext,
  lifecycleEvent: Hook['lifecycleEvent'],
  value: Value<string>,
): Hook {
  const direct = functionNamed(context, value);
  if (direct) return { lifecycleEvent, hook: direct };
  const written = known(context, value, `the hook for ${lifecycleEvent}`);
  const byArn = functionNamed(context, {
    known: true,
    value: hookFunction(written).functionName,
    at: value.at,
  });
  if (byArn) return { lifecycleEvent, hook: byArn };
  const names = context.template.functions.map(({ logicalId }) => logicalId).join(', ');
  return failAt(
    context,
    value.at,
    `the hook for ${lifecycleEvent} is '${written}'; expected a function of this template: ${names}`,
  );
}
