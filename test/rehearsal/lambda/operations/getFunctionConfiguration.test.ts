import { GetFunctionConfigurationCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
const source = 'export const handler = () => 1;';
beforeAll(async () => {
  started = await startLocalLambda();
  await started.lambda.createFunction('here', inline(source));
  await started.lambda.addVersion('here', '1', inline(source, { timeout: 9, logFormat: 'JSON' }));
  started.lambda.putAlias('here', 'live', { functionVersion: '1' });
});

const read = (Qualifier?: string) =>
  started.client.send(new GetFunctionConfigurationCommand({ FunctionName: 'here', Qualifier }));

describe('GetFunctionConfiguration', () => {
  test('shows $LATEST by default', async () => {
    expect(await read()).toMatchObject({
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:here',
      Version: '$LATEST',
      Runtime: 'nodejs24.x',
      Timeout: 3,
      MemorySize: 128,
      PackageType: 'Zip',
      State: 'Active',
      LastUpdateStatus: 'Successful',
    });
  });

  test('shows a version, and the version of an alias', async () => {
    const version = { Version: '1', Timeout: 9, LoggingConfig: { LogFormat: 'JSON' } };
    expect(await read('1')).toMatchObject(version);
    expect(await read('live')).toMatchObject({
      ...version,
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:here:live',
    });
  });

  test('refuses a version that does not exist', async () => {
    await expect(read('7')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});
