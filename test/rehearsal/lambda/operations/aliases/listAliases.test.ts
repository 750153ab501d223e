import { ListAliasesCommand, paginateListAliases } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, 'named', '1');
  for (const name of ['live', 'beta', 'test']) {
    started.lambda.putAlias('named', name, { functionVersion: name === 'live' ? '1' : '$LATEST' });
  }
});

describe('ListAliases', () => {
  test('lists aliases by name, page by page', async () => {
    const names: (string | undefined)[] = [];
    const paginator = paginateListAliases(
      { client: started.client, pageSize: 1 },
      { FunctionName: 'named' },
    );
    for await (const { Aliases } of paginator)
      names.push(...(Aliases?.map(({ Name }) => Name) ?? []));
    expect(names).toEqual(['beta', 'live', 'test']);
  });

  test('lists the aliases of one version', async () => {
    const { Aliases } = await started.client.send(
      new ListAliasesCommand({ FunctionName: 'named', FunctionVersion: '1' }),
    );
    expect(Aliases?.map(({ Name }) => Name)).toEqual(['live']);
  });

  test('refuses an invalid marker', async () => {
    await expect(
      started.client.send(new ListAliasesCommand({ FunctionName: 'named', Marker: 'x' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
