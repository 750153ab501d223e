import { ListAliasesCommand, paginateListAliases } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  const code = inline('export const handler = () => 1;');
  await started.lambda.createFunction('named', code);
  await started.lambda.addVersion('named', '1', code);
  for (const name of ['live', 'beta', 'test']) {
    started.lambda.putAlias('named', name, { functionVersion: name === 'live' ? '1' : '$LATEST' });
  }
});

describe('ListAliases', () => {
  test('lists them by name, page by page', async () => {
    const names: (string | undefined)[] = [];
    const paginator = paginateListAliases(
      { client: started.client, pageSize: 1 },
      { FunctionName: 'named' },
    );
    for await (const { Aliases } of paginator)
      names.push(...(Aliases?.map(({ Name }) => Name) ?? []));
    expect(names).toEqual(['beta', 'live', 'test']);
  });

  test('lists those of one version', async () => {
    const { Aliases } = await started.client.send(
      new ListAliasesCommand({ FunctionName: 'named', FunctionVersion: '1' }),
    );
    expect(Aliases?.map(({ Name }) => Name)).toEqual(['live']);
  });

  test('refuses a marker that is none', async () => {
    await expect(
      started.client.send(new ListAliasesCommand({ FunctionName: 'named', Marker: 'x' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
