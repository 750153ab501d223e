import {
  DeleteAliasCommand,
  DeleteFunctionEventInvokeConfigCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetAliasCommand,
  GetFunctionCodeSigningConfigCommand,
  GetFunctionEventInvokeConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  ListTagsCommand,
  PutFunctionEventInvokeConfigCommand,
  PutProvisionedConcurrencyConfigCommand,
  ResourceNotFoundException,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda } from '../localLambda.ts';

const started = await startLocalLambda();
const { client, lambda } = started;
await createVersions(started, 'shop', '1');
lambda.putAlias('shop', 'live', { functionVersion: '1' });
const FunctionName = 'shop';
const Resource = 'arn:aws:lambda:us-east-1:123456789012:function:shop';

describe('what Terraform takes away', () => {
  test('provisioned concurrency: listed, then gone', async () => {
    const target = { FunctionName, Qualifier: 'live' };
    await client.send(
      new PutProvisionedConcurrencyConfigCommand({ ...target, ProvisionedConcurrentExecutions: 1 }),
    );
    const list = () => client.send(new ListProvisionedConcurrencyConfigsCommand({ FunctionName }));
    expect((await list()).ProvisionedConcurrencyConfigs).toMatchObject([
      { FunctionArn: `${Resource}:live`, RequestedProvisionedConcurrentExecutions: 1 },
    ]);
    await client.send(new DeleteProvisionedConcurrencyConfigCommand(target));
    expect((await list()).ProvisionedConcurrencyConfigs).toEqual([]);
  });

  test('the configuration of events, which has only what was given', async () => {
    const put = new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 });
    const config = await client.send(put);
    expect(config).toMatchObject({ MaximumRetryAttempts: 1 });
    expect(config).not.toHaveProperty('MaximumEventAgeInSeconds');
    const remove = new DeleteFunctionEventInvokeConfigCommand({ FunctionName });
    await client.send(remove);
    const read = new GetFunctionEventInvokeConfigCommand({ FunctionName });
    await expect(client.send(read)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(client.send(remove)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  test('tags, several at once', async () => {
    const list = async () => (await client.send(new ListTagsCommand({ Resource }))).Tags;
    await client.send(new TagResourceCommand({ Resource, Tags: { a: '1', b: '2', c: '3' } }));
    expect(await list()).toEqual({ a: '1', b: '2', c: '3' });
    await client.send(new UntagResourceCommand({ Resource, TagKeys: ['a', 'b'] }));
    expect(await list()).toEqual({ c: '3' });
    await client.send(new UntagResourceCommand({ Resource, TagKeys: ['c'] }));
    expect(await list()).toEqual({});
  });

  test('an alias, and it may be gone already', async () => {
    const alias = { FunctionName, Name: 'live' };
    await client.send(new DeleteAliasCommand(alias));
    await expect(client.send(new GetAliasCommand(alias))).rejects.toBeInstanceOf(
      ResourceNotFoundException,
    );
    await client.send(new DeleteAliasCommand(alias));
  });

  test('no code signing: the ARN that the model requires is empty', async () => {
    const read = new GetFunctionCodeSigningConfigCommand({ FunctionName });
    expect(await client.send(read)).toMatchObject({ FunctionName, CodeSigningConfigArn: '' });
  });
});
