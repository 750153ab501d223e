import {
  PreconditionFailedException,
  UpdateAliasCommand,
  type UpdateAliasCommandInput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, 'named', '1', '2');
  started.lambda.putAlias('named', 'live', { functionVersion: '1' });
});

const update = (input: Partial<UpdateAliasCommandInput>) =>
  started.client.send(new UpdateAliasCommand({ FunctionName: 'named', Name: 'live', ...input }));

describe('UpdateAlias', () => {
  test('changes only what the request has: weights, the version, no weights', async () => {
    const RoutingConfig = { AdditionalVersionWeights: { '2': 0.4 } };
    expect(await update({ RoutingConfig })).toMatchObject({ FunctionVersion: '1', RoutingConfig });
    expect(await update({ Description: 'd' })).toMatchObject({ Description: 'd', RoutingConfig });
    const shifted = await update({
      FunctionVersion: '2',
      RoutingConfig: { AdditionalVersionWeights: {} },
    });
    expect(shifted).toMatchObject({ FunctionVersion: '2', Description: 'd' });
    expect(shifted.RoutingConfig).toBeUndefined();
  });

  test('refuses an outdated revision', async () => {
    const { RevisionId = '' } = await update({ Description: 'one' });
    await update({ Description: 'two', RevisionId });
    await expect(update({ Description: 'three', RevisionId })).rejects.toBeInstanceOf(
      PreconditionFailedException,
    );
  });

  test('refuses an alias that does not exist', async () => {
    await expect(update({ Name: 'none' })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
