import {
  DeleteFunctionCommand,
  GetProvisionedConcurrencyConfigCommand,
  ListProvisionedConcurrencyConfigsCommand,
  PutProvisionedConcurrencyConfigCommand,
  paginateListProvisionedConcurrencyConfigs,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../../localLambda.ts';

const FunctionName = 'warm';
let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, FunctionName, '1', '2');
  started.lambda.putAlias(FunctionName, 'live', { functionVersion: '2' });
  for (const Qualifier of ['1', 'live']) {
    const config = { FunctionName, Qualifier, ProvisionedConcurrentExecutions: 1 };
    await started.client.send(new PutProvisionedConcurrencyConfigCommand(config));
  }
});

const listed = async (): Promise<unknown[]> => {
  const pages = paginateListProvisionedConcurrencyConfigs(
    { client: started.client, pageSize: 1 },
    { FunctionName },
  );
  const found: unknown[] = [];
  for await (const page of pages) found.push(...(page.ProvisionedConcurrencyConfigs ?? []));
  return found;
};

describe('ListProvisionedConcurrencyConfigs', () => {
  test('lists those of versions and aliases, page by page, until the version is deleted', async () => {
    const arn = (qualifier: string): object => ({
      FunctionArn: expect.stringMatching(`:function:warm:${qualifier}$`) as string,
      RequestedProvisionedConcurrentExecutions: 1,
    });
    expect(await listed()).toMatchObject([arn('1'), arn('live')]);
    const one = { FunctionName, Qualifier: '1' };
    // The same path, told apart by its query.
    const got = await started.client.send(new GetProvisionedConcurrencyConfigCommand(one));
    expect(got.RequestedProvisionedConcurrentExecutions).toBe(1);
    await started.client.send(new DeleteFunctionCommand(one));
    expect(await listed()).toMatchObject([arn('live')]);
  });

  test('refuses a function that does not exist', async () => {
    const command = new ListProvisionedConcurrencyConfigsCommand({ FunctionName: 'nobody' });
    await expect(started.client.send(command)).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
