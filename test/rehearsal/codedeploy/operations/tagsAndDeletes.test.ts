import {
  CreateDeploymentConfigCommand,
  DeleteDeploymentConfigCommand,
  DeleteDeploymentGroupCommand,
  GetDeploymentConfigCommand,
  GetDeploymentGroupCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDeploymentGroupCommand,
} from '@aws-sdk/client-codedeploy';
import { describe, expect, it } from 'vitest';
import { codeDeployOverHttp } from '../codeDeployOverHttp.ts';

const group = { applicationName: 'app', deploymentGroupName: 'group' };
const arn = 'arn:aws:codedeploy:us-east-1:123456789012';

describe('what Terraform asks CodeDeploy for', () => {
  it.each(['application:app', 'deploymentgroup:app/group'])('tags of %s', async (resource) => {
    const { client } = await codeDeployOverHttp();
    const ResourceArn = `${arn}:${resource}`;
    const list = async () =>
      (await client.send(new ListTagsForResourceCommand({ ResourceArn }))).Tags;
    expect(await list()).toEqual([]);
    const Tags = [
      { Key: 'team', Value: 'shop' },
      { Key: 'stage', Value: 'test' },
    ];
    await client.send(new TagResourceCommand({ ResourceArn, Tags }));
    expect(await list()).toEqual(Tags);
    await client.send(new UntagResourceCommand({ ResourceArn, TagKeys: ['team'] }));
    expect(await list()).toEqual(Tags.slice(1));
  });

  it('refuses the tags of anything else', async () => {
    const { client } = await codeDeployOverHttp();
    const list = new ListTagsForResourceCommand({ ResourceArn: `${arn}:instance:i-1` });
    await expect(client.send(list)).rejects.toMatchObject({ name: 'ArnNotSupportedException' });
  });

  it('deletes a configuration once no group uses it, and the group', async () => {
    const { client } = await codeDeployOverHttp();
    const deploymentConfigName = 'mine';
    await client.send(
      new CreateDeploymentConfigCommand({
        deploymentConfigName,
        computePlatform: 'Lambda',
        trafficRoutingConfig: { type: 'AllAtOnce' },
      }),
    );
    const { applicationName, deploymentGroupName: currentDeploymentGroupName } = group;
    await client.send(
      new UpdateDeploymentGroupCommand({
        applicationName,
        currentDeploymentGroupName,
        deploymentConfigName,
      }),
    );
    const remove = new DeleteDeploymentConfigCommand({ deploymentConfigName });
    await expect(client.send(remove)).rejects.toMatchObject({
      name: 'DeploymentConfigInUseException',
    });
    await client.send(new DeleteDeploymentGroupCommand(group));
    await expect(client.send(new GetDeploymentGroupCommand(group))).rejects.toMatchObject({
      name: 'DeploymentGroupDoesNotExistException',
    });
    await client.send(remove);
    const read = new GetDeploymentConfigCommand({ deploymentConfigName });
    await expect(client.send(read)).rejects.toMatchObject({
      name: 'DeploymentConfigDoesNotExistException',
    });
  });
});
