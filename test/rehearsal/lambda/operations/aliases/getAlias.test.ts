import { GetAliasCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createVersions, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await createVersions(started, 'named', '1', '2');
});

describe('GetAlias', () => {
  test('shows weights only while traffic shifts', async () => {
    const read = new GetAliasCommand({ FunctionName: 'named', Name: 'live' });
    started.lambda.putAlias('named', 'live', {
      functionVersion: '1',
      additionalVersionWeights: { '2': 0.1 },
    });
    expect(await started.client.send(read)).toMatchObject({
      FunctionVersion: '1',
      RoutingConfig: { AdditionalVersionWeights: { '2': 0.1 } },
    });
    started.lambda.putAlias('named', 'live', { functionVersion: '2' });
    const shifted = await started.client.send(read);
    expect(shifted.FunctionVersion).toBe('2');
    expect(shifted.RoutingConfig).toBeUndefined();
  });

  test('says which alias does not exist', async () => {
    const read = started.client.send(new GetAliasCommand({ FunctionName: 'named', Name: 'none' }));
    await expect(read).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(read).rejects.toThrow(
      'Cannot find alias arn: arn:aws:lambda:us-east-1:123456789012:function:named:none',
    );
  });
});
