import {
  GetProvisionedConcurrencyConfigCommand,
  ProvisionedConcurrencyConfigNotFoundException,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await started.lambda.createFunction('here', inline('export const handler = () => 1;'));
});

describe('GetProvisionedConcurrencyConfig', () => {
  test('says that there is no configuration', async () => {
    await expect(
      started.client.send(
        new GetProvisionedConcurrencyConfigCommand({ FunctionName: 'here', Qualifier: '1' }),
      ),
    ).rejects.toBeInstanceOf(ProvisionedConcurrencyConfigNotFoundException);
  });
});
