import {
  ApplicationNameRequiredException,
  DeploymentGroupNameRequiredException,
  InvalidDeploymentStatusException,
  InvalidTimeRangeException,
  ListDeploymentsCommand,
  type DeploymentStatus,
  type ListDeploymentsCommandInput,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { expectError, codeDeployOverHttp, type CodeDeployOverHttp } from '../codeDeployOverHttp.ts';

const list = async (
  { client }: CodeDeployOverHttp,
  input: ListDeploymentsCommandInput = {},
): Promise<string[]> => (await client.send(new ListDeploymentsCommand(input))).deployments!;

const group = { applicationName: 'app', deploymentGroupName: 'group' };

describe('listDeployments', () => {
  it('lists the newest first, rollbacks included, and filters', async () => {
    const opened = await codeDeployOverHttp();
    const good = await opened.deploy();
    opened.lambda.putAlias('myfunc', 'myalias', { functionVersion: '1' });
    opened.lambda.hooks.set('before', opened.report('Failed'));
    const bad = await opened.deploy();
    const rollback = bad.rollbackInfo!.rollbackDeploymentId!;
    expect(await list(opened)).toEqual([rollback, bad.deploymentId, good.deploymentId]);
    expect(await list(opened, group)).toHaveLength(3);
    expect(await list(opened, { ...group, includeOnlyStatuses: ['Failed'] })).toEqual([
      bad.deploymentId,
    ]);
    expect(await list(opened, { createTimeRange: { end: new Date(0) } })).toEqual([]);
    expect(await list(opened, { createTimeRange: { start: new Date(0) } })).toHaveLength(3);
  });

  it("answers with AWS's errors", async () => {
    const opened = await codeDeployOverHttp();
    await expectError(
      list(opened, { applicationName: 'app' }),
      DeploymentGroupNameRequiredException,
    );
    await expectError(
      list(opened, { deploymentGroupName: 'group' }),
      ApplicationNameRequiredException,
    );
    await expectError(
      list(opened, { includeOnlyStatuses: ['Asleep' as DeploymentStatus] }),
      InvalidDeploymentStatusException,
      'Asleep',
    );
    await expectError(
      list(opened, { createTimeRange: { start: new Date(2000), end: new Date(1000) } }),
      InvalidTimeRangeException,
    );
  });
});
