import {
  DeploymentTargetDoesNotExistException,
  DeploymentTargetIdRequiredException,
  GetDeploymentTargetCommand,
  type LambdaTarget,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import type { Assumptions } from '../../../../src/rehearsal/codedeploy/assumptions.ts';
import { expectError, codeDeployOverHttp, type CodeDeployOverHttp } from '../codeDeployOverHttp.ts';

const get = async (
  { client }: CodeDeployOverHttp,
  deploymentId: string,
  targetId = 'myfunc:myalias',
): Promise<LambdaTarget> => {
  const command = new GetDeploymentTargetCommand({ deploymentId, targetId });
  return (await client.send(command)).deploymentTarget!.lambdaTarget!;
};

/** What a BeforeAllowTraffic hook sees. */
async function seenByHook(assumptions: Assumptions): Promise<LambdaTarget> {
  const opened = await codeDeployOverHttp({ assumptions });
  let seen: LambdaTarget | undefined;
  opened.lambda.hooks.set('before', async (payload) => {
    seen = await get(opened, payload.DeploymentId);
    return opened.report('Succeeded')(payload);
  });
  await opened.deploy();
  return seen!;
}

describe('getDeploymentTarget', () => {
  it('shows a hook the versions that it guards, and its own event in progress', async () => {
    const seen = await seenByHook({});
    expect(seen).toMatchObject({
      targetId: 'myfunc:myalias',
      targetArn: 'arn:aws:lambda:us-east-1:123456789012:function:myfunc:myalias',
      status: 'InProgress',
      lambdaFunctionInfo: {
        functionName: 'myfunc',
        functionAlias: 'myalias',
        currentVersion: '1',
        targetVersion: '2',
        targetVersionWeight: 0,
      },
      lifecycleEvents: [
        { lifecycleEventName: 'BeforeAllowTraffic', status: 'InProgress' },
        { lifecycleEventName: 'AllowTraffic', status: 'Pending' },
        { lifecycleEventName: 'AfterAllowTraffic', status: 'Pending' },
      ],
    });
    expect(seen.lifecycleEvents?.[0]?.startTime).toBeInstanceOf(Date);
  });

  it('shows less under other assumptions', async () => {
    const seen = await seenByHook({
      targetsDuringBeforeAllowTraffic: false,
      runningEventInProgress: false,
    });
    expect(seen.lambdaFunctionInfo).toBeUndefined();
    expect(seen.lifecycleEvents?.[0]).toMatchObject({ status: 'Pending' });
  });

  it('shows why an event failed', async () => {
    const opened = await codeDeployOverHttp();
    opened.lambda.hooks.set('after', opened.report('Failed'));
    const { deploymentId } = await opened.deploy();
    expect((await get(opened, deploymentId)).lifecycleEvents?.[2]).toMatchObject({
      status: 'Failed',
      diagnostics: { errorCode: 'ScriptFailed', scriptName: 'after' },
    });
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    const { deploymentId } = await opened.deploy();
    await expectError(get(opened, deploymentId, ''), DeploymentTargetIdRequiredException);
    await expectError(
      get(opened, deploymentId, 'nobody'),
      DeploymentTargetDoesNotExistException,
      'nobody',
    );
  });
});
