import { randomUUID } from 'node:crypto';
import { canary, linear, type DeploymentConfig, type TrafficRouting } from './deploymentConfig.ts';

export const defaultConfigName = 'CodeDeployDefault.LambdaAllAtOnce';

const minutes = (count: number): string => (count === 1 ? '1Minute' : `${count}Minutes`);

const routings: [string, TrafficRouting][] = [
  [defaultConfigName, { type: 'AllAtOnce' }],
  ...[5, 10, 15, 30].map((interval): [string, TrafficRouting] => [
    `CodeDeployDefault.LambdaCanary10Percent${minutes(interval)}`,
    canary(10, interval),
  ]),
  ...[1, 2, 3, 10].map((interval): [string, TrafficRouting] => [
    `CodeDeployDefault.LambdaLinear10PercentEvery${minutes(interval)}`,
    linear(10, interval),
  ]),
];

/** The names of CodeDeploy's predefined configurations for Lambda. */
export const predefinedConfigNames: readonly string[] = routings.map(([name]) => name);

export function predefinedConfigs(): DeploymentConfig[] {
  return routings.map(([deploymentConfigName, trafficRouting]) => ({
    deploymentConfigId: randomUUID(),
    deploymentConfigName,
    createTime: new Date(),
    computePlatform: 'Lambda',
    trafficRouting,
  }));
}
