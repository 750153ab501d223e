import {
  GetProvisionedConcurrencyConfigCommand,
  InvokeCommand,
  PutProvisionedConcurrencyConfigCommand,
  type GetProvisionedConcurrencyConfigCommandOutput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { decoded, inline, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
});

async function settled(
  FunctionName: string,
): Promise<GetProvisionedConcurrencyConfigCommandOutput> {
  for (;;) {
    const output = await started.client.send(
      new GetProvisionedConcurrencyConfigCommand({ FunctionName, Qualifier: '1' }),
    );
    if (output.Status !== 'IN_PROGRESS') return output;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function provision(FunctionName: string, source: string) {
  const code = inline(source);
  await started.lambda.createFunction(FunctionName, code);
  await started.lambda.addVersion(FunctionName, '1', code);
  return started.client.send(
    new PutProvisionedConcurrencyConfigCommand({
      FunctionName,
      Qualifier: '1',
      ProvisionedConcurrentExecutions: 2,
    }),
  );
}

describe('PutProvisionedConcurrencyConfig', () => {
  test('starts environments before the first invocation', async () => {
    const source = `export const handler = async () => process.env.AWS_LAMBDA_INITIALIZATION_TYPE;`;
    const output = await provision('ready', source);
    expect(output).toMatchObject({
      RequestedProvisionedConcurrentExecutions: 2,
      AvailableProvisionedConcurrentExecutions: 0,
      Status: 'IN_PROGRESS',
    });
    expect(await settled('ready')).toMatchObject({
      AvailableProvisionedConcurrentExecutions: 2,
      Status: 'READY',
    });
    const { Payload, LogResult = '' } = await started.client.send(
      new InvokeCommand({ FunctionName: 'ready:1', LogType: 'Tail' }),
    );
    expect(decoded(Payload)).toBe('provisioned-concurrency');
    expect(Buffer.from(LogResult, 'base64').toString('utf8')).not.toContain('Init Duration');
  });

  test('shows FAILED if init fails', async () => {
    await provision('broken', `throw new Error('no');`);
    expect(await settled('broken')).toMatchObject({
      Status: 'FAILED',
      StatusReason: 'Error: FUNCTION_ERROR_INIT_FAILURE: Error',
      AvailableProvisionedConcurrentExecutions: 0,
    });
  });

  test('refuses $LATEST', async () => {
    await expect(
      started.client.send(
        new PutProvisionedConcurrencyConfigCommand({
          FunctionName: 'ready',
          Qualifier: '$LATEST',
          ProvisionedConcurrentExecutions: 1,
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
  });
});
