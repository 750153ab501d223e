import {
  GetFunctionConfigurationCommand,
  InvokeCommand,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { decoded, inline, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  const source = `export const handler = async (_event, context) =>
    [process.env.COLOUR, context.memoryLimitInMB];`;
  await started.lambda.createFunction(
    'painted',
    inline(source, { environment: { COLOUR: 'red' } }),
  );
});

describe('UpdateFunctionConfiguration', () => {
  test('changes what the request has, and keeps the rest', async () => {
    const { client } = started;
    const answer = async (): Promise<unknown> =>
      decoded((await client.send(new InvokeCommand({ FunctionName: 'painted' }))).Payload);
    expect(await answer()).toEqual(['red', '128']);
    const output = await client.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: 'painted',
        MemorySize: 192,
        Description: 'bigger',
        Environment: { Variables: { COLOUR: 'blue' } },
      }),
    );
    expect(output).toMatchObject({
      MemorySize: 192,
      Description: 'bigger',
      Timeout: 3,
      Handler: 'index.handler',
    });
    expect(await answer()).toEqual(['blue', '192']);
    const read = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'painted' }),
    );
    expect(read.RevisionId).toBe(output.RevisionId);
  });

  test('refuses what Lambda refuses, and then changes nothing', async () => {
    const { client } = started;
    const update = client.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName: 'painted',
        Timeout: 5,
        Runtime: 'nodejs8.10',
      }),
    );
    await expect(update).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    const read = await client.send(
      new GetFunctionConfigurationCommand({ FunctionName: 'painted' }),
    );
    expect(read.Timeout).toBe(3);
  });
});
