import { canary, linear } from '../../codedeploy/state/deploymentConfig.ts';
import {
  defaultConfigName,
  predefinedConfigNames,
} from '../../codedeploy/state/predefinedConfigs.ts';
import { suggest } from '../../../lib/suggest.ts';
import type { RehearsalSettings } from '../rehearsalFile.ts';
import type { PlannedDeployment } from './rehearsalPlan.ts';
import type { YamlSource } from '../source/yamlSource.ts';

type Planned = Pick<PlannedDeployment, 'deploymentConfigName' | 'trafficRouting'>;

/** The predefined configuration that the file names, or the one that it describes. */
export function planDeploymentConfig(
  source: YamlSource,
  { deploymentConfig = defaultConfigName }: RehearsalSettings,
): Planned {
  if (typeof deploymentConfig === 'string') {
    if (predefinedConfigNames.includes(deploymentConfig)) {
      return { deploymentConfigName: deploymentConfig };
    }
    throw source.error(
      ['deploymentConfig'],
      `there is no deployment configuration '${deploymentConfig}'${suggest(deploymentConfig, predefinedConfigNames)}, or { type, percentage, interval }`,
    );
  }
  const { type, percentage, interval } = deploymentConfig;
  const minutes = interval === 1 ? 'Minute' : 'Minutes';
  return type === 'canary'
    ? {
        deploymentConfigName: `Custom.LambdaCanary${percentage}Percent${interval}${minutes}`,
        trafficRouting: canary(percentage, interval),
      }
    : {
        deploymentConfigName: `Custom.LambdaLinear${percentage}PercentEvery${interval}${minutes}`,
        trafficRouting: linear(percentage, interval),
      };
}
