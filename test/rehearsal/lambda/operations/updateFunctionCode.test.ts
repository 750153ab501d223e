import {
  InvokeCommand,
  PreconditionFailedException,
  PublishVersionCommand,
  UpdateFunctionCodeCommand,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  answering,
  answerOf,
  createAnswering,
  decoded,
  startLocalLambda,
  zipOf,
  type Started,
} from '../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
});

describe('UpdateFunctionCode', () => {
  test('changes $LATEST, but no version', async () => {
    const { client } = started;
    await createAnswering(client, 'changing', 'old');
    await client.send(new PublishVersionCommand({ FunctionName: 'changing' }));
    expect(await answerOf(client, 'changing')).toBe('old');
    const output = await client.send(
      new UpdateFunctionCodeCommand({
        FunctionName: 'changing',
        ZipFile: await answering('new'),
        Publish: true,
      }),
    );
    expect(output.Version).toBe('2');
    expect(await answerOf(client, 'changing')).toBe('new');
    expect(await answerOf(client, 'changing:1')).toBe('old');
    expect(await answerOf(client, 'changing:2')).toBe('new');
  });

  test('lets an invocation of the old code finish', async () => {
    const { client } = started;
    await createAnswering(client, 'busy', 'unused');
    const slow = await zipOf({
      'index.mjs': `export const handler = () => new Promise((done) => setTimeout(done, 700, 'slow'));`,
    });
    await client.send(new UpdateFunctionCodeCommand({ FunctionName: 'busy', ZipFile: slow }));
    const isRunning = new Promise<void>((resolve) => {
      started.lambda.onLog(({ text }) => text.startsWith('START') && resolve());
    });
    const running = client.send(new InvokeCommand({ FunctionName: 'busy' }));
    await isRunning;
    await client.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'busy', ZipFile: await answering('fast') }),
    );
    expect(await answerOf(client, 'busy')).toBe('fast');
    expect(decoded((await running).Payload)).toBe('slow');
  });

  test('changes nothing in a dry run', async () => {
    const { client } = started;
    await createAnswering(client, 'dry', 'stays');
    const ZipFile = await answering('never');
    await client.send(
      new UpdateFunctionCodeCommand({ FunctionName: 'dry', ZipFile, DryRun: true }),
    );
    expect(await answerOf(client, 'dry')).toBe('stays');
  });

  test('refuses an outdated revision', async () => {
    const { client } = started;
    await createAnswering(client, 'revised');
    const ZipFile = await answering('x');
    await expect(
      client.send(
        new UpdateFunctionCodeCommand({ FunctionName: 'revised', ZipFile, RevisionId: 'old' }),
      ),
    ).rejects.toBeInstanceOf(PreconditionFailedException);
  });
});
