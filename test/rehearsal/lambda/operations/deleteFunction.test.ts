import {
  CreateAliasCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  InvokeCommand,
  ListVersionsByFunctionCommand,
  PublishVersionCommand,
  ResourceConflictException,
  ResourceNotFoundException,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { createAnswering, startLocalLambda, type Started } from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
});

describe('DeleteFunction', () => {
  test('deletes a function with its versions and aliases', async () => {
    const { client } = started;
    await createAnswering(client, 'gone');
    await client.send(new InvokeCommand({ FunctionName: 'gone' }));
    await client.send(new DeleteFunctionCommand({ FunctionName: 'gone' }));
    await expect(
      client.send(new GetFunctionCommand({ FunctionName: 'gone' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
    expect(started.lambda.hasFunction('gone')).toBe(false);
  });

  test('deletes one version, unless an alias refers to it', async () => {
    const { client } = started;
    const FunctionName = 'kept';
    await createAnswering(client, FunctionName);
    await client.send(new PublishVersionCommand({ FunctionName }));
    await client.send(new CreateAliasCommand({ FunctionName, Name: 'live', FunctionVersion: '1' }));
    const remove = new DeleteFunctionCommand({ FunctionName, Qualifier: '1' });
    await expect(client.send(remove)).rejects.toBeInstanceOf(ResourceConflictException);
    started.lambda.putAlias(FunctionName, 'live', { functionVersion: '$LATEST' });
    await client.send(remove);
    const { Versions } = await client.send(new ListVersionsByFunctionCommand({ FunctionName }));
    expect(Versions?.map(({ Version }) => Version)).toEqual(['$LATEST']);
  });

  test('refuses $LATEST alone, and a version that does not exist', async () => {
    const { client } = started;
    await createAnswering(client, 'latest');
    await expect(
      client.send(new DeleteFunctionCommand({ FunctionName: 'latest', Qualifier: '$LATEST' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(
      client.send(new DeleteFunctionCommand({ FunctionName: 'nowhere' })),
    ).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});
