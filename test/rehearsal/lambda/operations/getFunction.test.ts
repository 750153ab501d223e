import { GetFunctionCommand, ResourceNotFoundException } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  await started.lambda.createFunction('here', inline('export const handler = () => 1;'));
});

describe('GetFunction', () => {
  test.each([
    'here',
    'here:$LATEST',
    '123456789012:function:here',
    'arn:aws:lambda:us-east-1:123456789012:function:here',
  ])('finds %s', async (FunctionName) => {
    const output = await started.client.send(new GetFunctionCommand({ FunctionName }));
    expect(output.Configuration).toMatchObject({ FunctionName: 'here', Version: '$LATEST' });
  });

  test('says which function does not exist', async () => {
    const read = started.client.send(new GetFunctionCommand({ FunctionName: 'nowhere' }));
    await expect(read).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(read).rejects.toThrow(
      'Function not found: arn:aws:lambda:us-east-1:123456789012:function:nowhere',
    );
  });

  test('refuses a function of another account', async () => {
    const FunctionName = 'arn:aws:lambda:us-east-1:999999999999:function:here';
    const read = started.client.send(new GetFunctionCommand({ FunctionName }));
    await expect(read).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(read).rejects.toThrow(
      /belongs to account 999999999999, and this stand-in is account 123456789012/,
    );
  });

  test('refuses a function of another region', async () => {
    const FunctionName = 'arn:aws:lambda:eu-west-1:123456789012:function:here';
    await expect(started.client.send(new GetFunctionCommand({ FunctionName }))).rejects.toThrow(
      "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    );
  });

  test('refuses a text that is not a name', async () => {
    await expect(
      started.client.send(new GetFunctionCommand({ FunctionName: 'not a name' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
