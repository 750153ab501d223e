import { optionalTime } from '../../answers/epochSeconds.ts';
import type { CodeDeployOperation } from '../../codeDeployState.ts';
import { findConfig } from '../../requests/findResources.ts';

export const getDeploymentConfig: CodeDeployOperation = (state, input) => {
  const config = findConfig(state, input);
  return {
    deploymentConfigInfo: {
      deploymentConfigId: config.deploymentConfigId,
      deploymentConfigName: config.deploymentConfigName,
      ...optionalTime('createTime', config.createTime),
      computePlatform: config.computePlatform,
      trafficRoutingConfig: config.trafficRouting,
    },
  };
};
