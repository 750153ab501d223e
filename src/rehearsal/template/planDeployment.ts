import type { AppSpec } from '../../deployment/appSpec.ts';
import { formatAppSpec } from '../../deployment/formatAppSpec.ts';
import type { TemplateDeployment, TemplateFunction } from '../../template/template.ts';
import type { Value } from '../../template/value.ts';
import { readAutoRollback } from '../codedeploy/requests/readGroupSettings.ts';
import { revisionOf } from '../codedeploy/state/revision.ts';
import { aliasNameMistake } from '../../lib/aliasNameMistake.ts';
import { hookFunction } from '../file/plan/hookFunction.ts';
import type { PlannedDeployment } from '../file/plan/rehearsalPlan.ts';
import { checkConcurrency } from './checkConcurrency.ts';
import { planAlarms } from './planAlarms.ts';
import { planConfig } from './planConfig.ts';
import { asOnAws, failAt, functionNamed, known, nameOf, type PlanContext } from './planContext.ts';
import { currentVersion, targetVersion } from './planFunction.ts';

/** A function, and whether it is what is deployed or a hook. */
export interface FunctionRole {
  fn: TemplateFunction;
  isTarget: boolean;
}

/** The plan of one gradual deployment, and the functions that it needs. */
export function planDeployment(
  context: PlanContext,
  deployment: TemplateDeployment,
): { deployment: PlannedDeployment; functions: FunctionRole[] } {
  if (!known(context, deployment.enabled, "'Enabled' of the deployment")) {
    failAt(context, deployment.enabled.at, 'the deployment is switched off');
  }
  const target = targetOf(context, deployment);
  const alias = known(context, deployment.alias, `the alias of '${target.logicalId}'`);
  const mistake = aliasNameMistake(alias);
  if (mistake)
    failAt(context, deployment.alias.at, `the alias of '${target.logicalId}' is ${mistake}`);
  const hooks = hooksOf(context, deployment);
  checkConcurrency(context, target, false);
  for (const { hook } of hooks) checkConcurrency(context, hook, true);
  const name = nameOf(target);
  const appSpec: AppSpec = {
    version: '0.0',
    functions: [{ logicalName: name, name, alias, currentVersion, targetVersion }],
    hooks: hooks.map(({ lifecycleEvent, hook }) => ({ lifecycleEvent, function: nameOf(hook) })),
  };
  const { group } = deployment;
  return {
    deployment: {
      groupName: group.known ? group.value : `${target.logicalId}DeploymentGroup`,
      appSpec,
      revision: revisionOf('String', formatAppSpec(appSpec, 'json')),
      ...planConfig(context, deployment),
      autoRollback: planRollback(context, deployment),
      alarms: planAlarms(context, deployment),
    },
    functions: [
      { fn: target, isTarget: true },
      ...hooks.map(({ hook }) => ({ fn: hook, isTarget: false })),
    ],
  };
}

function planRollback(
  context: PlanContext,
  { autoRollback, rollbackEvents }: TemplateDeployment,
): PlannedDeployment['autoRollback'] {
  const enabled = known(context, autoRollback, 'the rollback of the deployment');
  if (!enabled || rollbackEvents === undefined) return enabled;
  const events = rollbackEvents.map((event) =>
    known(context, event, 'an event of the automatic rollback'),
  );
  const read = (): PlannedDeployment['autoRollback'] =>
    readAutoRollback({ enabled, events })?.events ?? [];
  return asOnAws(context, autoRollback.at, read);
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
