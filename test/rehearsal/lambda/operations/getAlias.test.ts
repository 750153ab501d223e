import { GetAliasCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  const code = inline('export const handler = () => 1;');
  await started.lambda.createFunction('named', code);
  await started.lambda.addVersion('named', '1', code);
  await started.lambda.addVersion('named', '2', code);
});

describe('GetAlias', () => {
  test('shows the weights while traffic is shifted, and none otherwise', async () => {
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

  test('says which alias is not there', async () => {
    const read = started.client.send(new GetAliasCommand({ FunctionName: 'named', Name: 'none' }));
    await expect(read).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(read).rejects.toThrow(
      'Cannot find alias arn: arn:aws:lambda:us-east-1:123456789012:function:named:none',
    );
  });
});
