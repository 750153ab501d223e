import {
  paginateListVersionsByFunction,
  ListVersionsByFunctionCommand,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, 'listed', '1', '2', '3', '4');
});

describe('ListVersionsByFunction', () => {
  test('lists $LATEST first, page by page', async () => {
    const pages: (string | undefined)[][] = [];
    const paginator = paginateListVersionsByFunction(
      { client: started.client, pageSize: 2 },
      { FunctionName: 'listed' },
    );
    for await (const { Versions } of paginator)
      pages.push(Versions?.map(({ Version }) => Version) ?? []);
    expect(pages).toEqual([['$LATEST', '1'], ['2', '3'], ['4']]);
  });

  test('names each version by its qualified ARN', async () => {
    const { Versions } = await started.client.send(
      new ListVersionsByFunctionCommand({ FunctionName: 'listed' }),
    );
    expect(Versions?.[0]?.FunctionArn).toMatch(/:function:listed:\$LATEST$/);
  });
});
