import { suggest } from '../../lib/suggest.ts';
import { samConfigNames } from '../../template/deployments/readConfig.ts';
import type { TemplateDeployment, TemplateRouting } from '../../template/template.ts';
import { readTrafficRouting } from '../codedeploy/requests/readTrafficRouting.ts';
import { canary, linear, type TrafficRouting } from '../codedeploy/state/deploymentConfig.ts';
import { predefinedConfigNames } from '../codedeploy/state/predefinedConfigs.ts';
import type { PlannedDeployment } from '../file/plan/rehearsalPlan.ts';
import { asOnAws, failAt, known, type PlanContext } from './planContext.ts';

/** The deployment configuration: one of CodeDeploy's, or the one that the template describes. */
export function planConfig(
  context: PlanContext,
  { config }: TemplateDeployment,
): Pick<PlannedDeployment, 'deploymentConfigName' | 'trafficRouting'> {
  const { name, routing, platform } = config;
  if (platform?.known === true && platform.value !== 'Lambda') {
    const message = `the deployment configuration is for the platform '${platform.value}'; expected Lambda`;
    failAt(context, platform.at, message);
  }
  if (routing === undefined) {
    const given = known(context, name, 'the deployment configuration');
    if (predefinedConfigNames.includes(given)) return { deploymentConfigName: given };
    const names = given.startsWith('CodeDeployDefault.') ? predefinedConfigNames : samConfigNames;
    const hint = suggest(
      given,
      names,
      `one of ${names.join(', ')}, or a configuration of this template`,
    );
    return failAt(context, name.at, `there is no deployment configuration '${given}'${hint}`);
  }
  return {
    deploymentConfigName: name.known ? name.value : 'Custom',
    trafficRouting: planRouting(context, routing),
  };
}

function planRouting(context: PlanContext, routing: TemplateRouting): TrafficRouting {
  if (routing.type === 'allAtOnce') return { type: 'AllAtOnce' };
  const percentage = known(context, routing.percentage, 'the percentage');
  const interval = known(context, routing.interval, 'the interval');
  const routings = { canary, linear };
  return asOnAws(context, routing.percentage.at, () =>
    readTrafficRouting(routings[routing.type](percentage, interval)),
  );
}
