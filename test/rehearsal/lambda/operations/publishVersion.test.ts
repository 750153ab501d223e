import {
  InvalidParameterValueException,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
  type PublishVersionCommandOutput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answering,
  answerOf,
  createAnswering,
  startLocalLambda,
  type Started,
} from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
});

describe('PublishVersion', () => {
  test('numbers versions, and does not publish the same content twice', async () => {
    const { client } = started;
    const FunctionName = 'numbered';
    await createAnswering(client, FunctionName, 'one');
    const publish = (): Promise<PublishVersionCommandOutput> =>
      client.send(new PublishVersionCommand({ FunctionName, Description: 'a version' }));
    expect(await publish()).toMatchObject({
      Version: '1',
      Description: 'a version',
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:numbered:1',
    });
    expect((await publish()).Version).toBe('1');
    await client.send(
      new UpdateFunctionCodeCommand({ FunctionName, ZipFile: await answering('two') }),
    );
    expect((await publish()).Version).toBe('2');
    expect(await answerOf(client, 'numbered:1')).toBe('one');
    expect(await answerOf(client, 'numbered:2')).toBe('two');
  });

  test('refuses code other than the expected one', async () => {
    const { client } = started;
    await createAnswering(client, 'expected');
    await expect(
      client.send(new PublishVersionCommand({ FunctionName: 'expected', CodeSha256: 'other' })),
    ).rejects.toBeInstanceOf(InvalidParameterValueException);
  });
});
