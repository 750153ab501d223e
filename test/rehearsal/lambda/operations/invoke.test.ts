import { InvokeCommand } from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { decoded, inline, startLocalLambda, type Started } from '../localLambda.ts';

const source = `
export const handler = async (event, context) => {
  console.log('got', event.name);
  if (event.fail) throw new TypeError('no ' + event.name);
  return {
    hello: event.name,
    version: context.functionVersion,
    arn: context.invokedFunctionArn,
    clientContext: context.clientContext,
    remaining: context.getRemainingTimeInMillis(),
  };
};
`;

let started: Started;
const json = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));

beforeAll(async () => {
  started = await startLocalLambda();
  await started.lambda.createFunction('greet', inline(source));
  await started.lambda.addVersion('greet', '1', inline(source));
  started.lambda.putAlias('greet', 'live', { functionVersion: '1' });
});

describe('Invoke', () => {
  test('runs the version that an alias stands for', async () => {
    const output = await started.client.send(
      new InvokeCommand({
        FunctionName: 'greet',
        Qualifier: 'live',
        Payload: json({ name: 'Ada' }),
      }),
    );
    expect(output).toMatchObject({ StatusCode: 200, ExecutedVersion: '1' });
    expect(output.FunctionError).toBeUndefined();
    expect(output.LogResult).toBeUndefined();
    expect(decoded(output.Payload)).toMatchObject({
      hello: 'Ada',
      version: '1',
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:greet:live',
    });
  });

  test('answers 200 with FunctionError where the function threw', async () => {
    const output = await started.client.send(
      new InvokeCommand({ FunctionName: 'greet', Payload: json({ name: 'Bob', fail: true }) }),
    );
    expect(output).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
    expect(decoded(output.Payload)).toMatchObject({
      errorType: 'TypeError',
      errorMessage: 'no Bob',
      trace: expect.arrayContaining(['TypeError: no Bob']) as unknown,
    });
  });

  test('returns the log tail with a true REPORT line', async () => {
    const { lambda, client } = started;
    await lambda.createFunction('cold', inline(source));
    const invoke = async (): Promise<string> => {
      const { LogResult = '' } = await client.send(
        new InvokeCommand({ FunctionName: 'cold', LogType: 'Tail', Payload: json({ name: 'x' }) }),
      );
      return Buffer.from(LogResult, 'base64').toString('utf8');
    };
    const cold = await invoke();
    const warm = await invoke();
    expect(cold).toMatch(/^START RequestId: [\w-]{36} Version: \$LATEST\n/);
    expect(cold).toMatch(/\tINFO\tgot x\nEND RequestId/);
    expect(cold).toMatch(
      /REPORT RequestId: [\w-]{36}\tDuration: [\d.]+ ms\tBilled Duration: \d+ ms\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms\t\n$/,
    );
    expect(warm).toContain('REPORT RequestId');
    expect(warm).not.toContain('Init Duration');
  });

  test('hands over the client context as it was sent', async () => {
    const clientContext = { custom: { a: 'ü' }, Custom: { a: 1 } };
    const output = await started.client.send(
      new InvokeCommand({
        FunctionName: 'greet:1',
        ClientContext: Buffer.from(JSON.stringify(clientContext)).toString('base64'),
        Payload: json({ name: 'Ada' }),
      }),
    );
    expect(decoded(output.Payload)).toMatchObject({ clientContext });
  });
});
