import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import { time } from '../answers/epochSeconds.ts';
import { requiredConfig } from '../requests/findResources.ts';
import type { Members } from '../requests/inputReaders.ts';

export function getDeploymentConfig(codeDeploy: CodeDeployStandIn, input: Members): unknown {
  const config = requiredConfig(codeDeploy, input);
  return {
    deploymentConfigInfo: {
      deploymentConfigId: config.deploymentConfigId,
      deploymentConfigName: config.deploymentConfigName,
      ...time('createTime', config.createTime),
      computePlatform: config.computePlatform,
      trafficRoutingConfig: config.trafficRouting,
    },
  };
}
