import { canary, linear } from '../codedeploy/state/deploymentConfig.ts';
import { defaultConfigName, predefinedConfigNames } from '../codedeploy/state/predefinedConfigs.ts';
import { didYouMean } from './didYouMean.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import type { RehearsalPlan } from './rehearsalPlan.ts';
import type { YamlSource } from './yamlSource.ts';

type Planned = Pick<RehearsalPlan, 'deploymentConfigName' | 'trafficRouting'>;

/** A predefined configuration by name, or one of the file's own. */
export function planDeploymentConfig(
  source: YamlSource,
  { deploymentConfig = defaultConfigName }: RehearsalFile,
): Planned {
  if (typeof deploymentConfig === 'string') {
    if (predefinedConfigNames.includes(deploymentConfig)) {
      return { deploymentConfigName: deploymentConfig };
    }
    const hint = didYouMean(deploymentConfig, predefinedConfigNames);
    throw source.error(
      ['deploymentConfig'],
      `there is no deployment configuration '${deploymentConfig}'${hint}${hint ? ' E' : '; e'}xpected one of ` +
        `${predefinedConfigNames.join(', ')}, or { type, percentage, interval }`,
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
