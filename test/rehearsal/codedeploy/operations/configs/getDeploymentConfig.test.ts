import {
  DeploymentConfigDoesNotExistException,
  DeploymentConfigNameRequiredException,
  GetDeploymentConfigCommand,
  InvalidDeploymentConfigNameException,
  type DeploymentConfigInfo,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import {
  expectError,
  codeDeployOverHttp,
  type CodeDeployOverHttp,
} from '../../codeDeployOverHttp.ts';

const get = async ({ client }: CodeDeployOverHttp, name: string): Promise<DeploymentConfigInfo> => {
  const command = new GetDeploymentConfigCommand({ deploymentConfigName: name });
  return (await client.send(command)).deploymentConfigInfo!;
};

const canary = (canaryInterval: number): unknown => ({
  type: 'TimeBasedCanary',
  timeBasedCanary: { canaryPercentage: 10, canaryInterval },
});

const linear = (linearInterval: number): unknown => ({
  type: 'TimeBasedLinear',
  timeBasedLinear: { linearPercentage: 10, linearInterval },
});

describe('getDeploymentConfig', () => {
  it.each([
    ['AllAtOnce', { type: 'AllAtOnce' }],
    ['Canary10Percent5Minutes', canary(5)],
    ['Canary10Percent10Minutes', canary(10)],
    ['Canary10Percent15Minutes', canary(15)],
    ['Canary10Percent30Minutes', canary(30)],
    ['Linear10PercentEvery1Minute', linear(1)],
    ['Linear10PercentEvery2Minutes', linear(2)],
    ['Linear10PercentEvery3Minutes', linear(3)],
    ['Linear10PercentEvery10Minutes', linear(10)],
  ])('has the predefined configuration Lambda%s', async (name, trafficRoutingConfig) => {
    const opened = await codeDeployOverHttp();
    const info = await get(opened, `CodeDeployDefault.Lambda${name}`);
    expect(info).toMatchObject({ computePlatform: 'Lambda', trafficRoutingConfig });
    expect(info.createTime).toBeInstanceOf(Date);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    await expectError(get(opened, 'Mine'), DeploymentConfigDoesNotExistException, 'Mine');
    await expectError(get(opened, ''), DeploymentConfigNameRequiredException);
    await expectError(get(opened, 'a/b'), InvalidDeploymentConfigNameException);
  });
});
