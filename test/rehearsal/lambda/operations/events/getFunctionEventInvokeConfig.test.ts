import {
  GetFunctionEventInvokeConfigCommand,
  PutFunctionEventInvokeConfigCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await started.lambda.createFunction('here', inline('export const handler = () => 1;'));
});

describe('GetFunctionEventInvokeConfig', () => {
  test('finds no configuration at first, then the one that was put', async () => {
    const read = new GetFunctionEventInvokeConfigCommand({ FunctionName: 'here' });
    await expect(started.client.send(read)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await started.client.send(
      new PutFunctionEventInvokeConfigCommand({ FunctionName: 'here', MaximumRetryAttempts: 0 }),
    );
    const config = await started.client.send(read);
    expect(config).toMatchObject({ MaximumRetryAttempts: 0 });
    // Lambda's default holds, but nobody gave it.
    expect(config).not.toHaveProperty('MaximumEventAgeInSeconds');
  });
});
