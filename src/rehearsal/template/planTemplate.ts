import type { TemplateDeployment } from '../../template/template.ts';
import type {
  PlannedDeployment,
  PlannedEventInvokeConfig,
  PlannedFunction,
  RehearsalPlan,
} from '../file/plan/rehearsalPlan.ts';
import { existingDeployments, planCurrent } from './current/planCurrent.ts';
import { failAt, nameOf, noteAt, type PlanContext } from './planContext.ts';
import { planDeployment, type FunctionRole } from './planDeployment.ts';
import { planEventInvokeConfigs } from './planEventInvokeConfigs.ts';
import { currentVersion, planFunction, targetVersion } from './planFunction.ts';

/** The part of a plan that a template decides. */
export type TemplatePlan = Omit<
  RehearsalPlan,
  'minuteMs' | 'hookTimeout' | 'faults' | 'duplicates' | 'traffic' | 'seed'
>;

/** The plan of gradual deployments of one template, which start at the same time. */
export async function planTemplate(
  context: PlanContext,
  deployments: readonly TemplateDeployment[],
): Promise<TemplatePlan> {
  for (const { name, at } of context.template.loops) {
    noteAt(context, at, `the resources of '${name}' are left out: it is not evaluated here.`);
  }
  const existing = existingDeployments(context, deployments);
  const planned = existing.map((deployment) => planDeployment(context, deployment));
  checkGroups(context, existing);
  const roles = planned.flatMap(({ functions }) => functions);
  const aliases = new Set(planned.flatMap(({ deployment }) => aliasesOf(deployment)));
  const { functions, eventInvokeConfigs } = await planFunctions(context, roles, aliases);
  return {
    path: context.template.path,
    deployments: planned.map(({ deployment }) => deployment),
    functions,
    ...(eventInvokeConfigs.length > 0 && { eventInvokeConfigs }),
    notes: [versionsNote(context, roles), ...inOrder(context.notes)],
    temp: context.temp,
  };
}

/** CodeDeploy performs one deployment of a group at a time. */
function checkGroups(context: PlanContext, deployments: readonly TemplateDeployment[]): void {
  const groups = new Set<string>();
  for (const { group } of deployments) {
    if (!group.known) continue;
    if (groups.has(group.value)) {
      const message = `the deployment group '${group.value}' has another deployment; CodeDeploy performs one deployment of a group at a time, so expected a group of its own`;
      failAt(context, group.at, message);
    }
    groups.add(group.value);
  }
}

const aliasesOf = ({ appSpec }: PlannedDeployment): string[] =>
  appSpec.functions.map(({ name, alias }) => `${name}:${alias}`);

/**
 * Each function once, also if several deployments need it, and those that get the records of their events.
 * `aliases` are those that exist: `name:alias`.
 */
async function planFunctions(
  context: PlanContext,
  roles: readonly FunctionRole[],
  aliases: ReadonlySet<string>,
): Promise<Required<Pick<RehearsalPlan, 'functions' | 'eventInvokeConfigs'>>> {
  const functions: PlannedFunction[] = [];
  const eventInvokeConfigs: PlannedEventInvokeConfig[] = [];
  const needed = new Set(roles.map((role) => role.fn));
  for (const fn of needed) {
    for (const { config, destinations } of planEventInvokeConfigs(context, fn, aliases)) {
      eventInvokeConfigs.push(config);
      // The loop comes to them too.
      for (const destination of destinations) needed.add(destination);
    }
    const code = await planFunction(context, fn);
    const isTarget = roles.some((role) => role.fn === fn && role.isTarget);
    const position = fn.at;
    const { current } = context;
    const old = isTarget && current ? await planCurrent(context, current, fn) : undefined;
    const versions = isTarget
      ? [
          { version: currentVersion, code: old ?? code, position },
          { version: targetVersion, code, position },
        ]
      : [];
    functions.push({ functionName: nameOf(fn), code, position, versions });
  }
  return { functions, eventInvokeConfigs };
}

/** Notes in the order of their lines; each once, also if several deployments have it. */
const inOrder = (notes: readonly string[]): string[] =>
  [...new Set(notes)].sort(new Intl.Collator('en', { numeric: true }).compare);

function versionsNote({ current }: PlanContext, roles: readonly FunctionRole[]): string {
  if (current) {
    return `Version ${currentVersion} is ${current.label}, version ${targetVersion} is the working tree.`;
  }
  const targets = roles.filter(({ isTarget }) => isTarget).map(({ fn }) => nameOf(fn));
  const names = new Intl.ListFormat('en').format(new Set(targets));
  return `The working tree stands for both versions of ${names}.`;
}
