import {
  CreateDeploymentConfigCommand,
  DeploymentConfigAlreadyExistsException,
  GetDeploymentConfigCommand,
  InvalidComputePlatformException,
  InvalidDeploymentConfigNameException,
  InvalidTrafficRoutingConfigurationException,
  type TrafficRoutingConfig,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import {
  expectError,
  codeDeployOverHttp,
  type CodeDeployOverHttp,
} from '../../codeDeployOverHttp.ts';

const routing: TrafficRoutingConfig = {
  type: 'TimeBasedLinear',
  timeBasedLinear: { linearPercentage: 30, linearInterval: 2 },
};

const create = (
  { client }: CodeDeployOverHttp,
  deploymentConfigName: string,
  trafficRoutingConfig: TrafficRoutingConfig | undefined = routing,
  computePlatform: 'Lambda' | 'Server' = 'Lambda',
): Promise<unknown> =>
  client.send(
    new CreateDeploymentConfigCommand({
      deploymentConfigName,
      trafficRoutingConfig,
      computePlatform,
    }),
  );

describe('createDeploymentConfig', () => {
  it('makes a configuration that shifts traffic as requested', async () => {
    const opened = await codeDeployOverHttp();
    await create(opened, 'Thirds');
    const { deploymentConfigInfo } = await opened.client.send(
      new GetDeploymentConfigCommand({ deploymentConfigName: 'Thirds' }),
    );
    expect(deploymentConfigInfo?.trafficRoutingConfig).toEqual(routing);
    await opened.deploy({ deploymentConfigName: 'Thirds' });
    expect(opened.traffic().map((event) => event.targetShare)).toEqual([0.3, 0.6, 0.9, 1]);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    await create(opened, 'Mine');
    await expectError(create(opened, 'Mine'), DeploymentConfigAlreadyExistsException, 'Mine');
    await expectError(
      create(opened, 'CodeDeployDefault.Mine'),
      InvalidDeploymentConfigNameException,
      'reserved',
    );
    await expectError(create(opened, 'S', routing, 'Server'), InvalidComputePlatformException);
    for (const [wrong, words] of [
      [{ type: 'TimeBasedCanary' }, 'canaryPercentage is missing'],
      [{ type: 'Sideways' }, 'Sideways'],
      [{}, 'type is missing'],
      [
        {
          type: 'TimeBasedCanary',
          timeBasedCanary: { canaryPercentage: 100, canaryInterval: 1 },
        },
        'canaryPercentage is 100',
      ],
      [
        { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 5, linearInterval: 0 } },
        'linearInterval is 0',
      ],
    ] as [TrafficRoutingConfig, string][]) {
      await expectError(
        create(opened, 'Wrong', wrong),
        InvalidTrafficRoutingConfigurationException,
        words,
      );
    }
  });
});
