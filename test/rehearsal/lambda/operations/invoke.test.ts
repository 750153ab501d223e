import { InvokeCommand, type InvokeCommandInput } from '@aws-sdk/client-lambda';
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
  test('runs the version of an alias', async () => {
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

  test('answers 200 with FunctionError if the function throws', async () => {
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

  test('returns the log tail with a REPORT line that has real figures', async () => {
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

  test('passes the client context on unchanged', async () => {
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

  test('does not run the function in a dry run', async () => {
    const dry = new InvokeCommand({ FunctionName: 'greet', InvocationType: 'DryRun' });
    expect((await started.client.send(dry)).StatusCode).toBe(204);
  });

  test('passes an empty object if there is no payload', async () => {
    const echo = inline('export const handler = async (event) => event;');
    await started.lambda.createFunction('echo', echo);
    const { Payload } = await started.client.send(new InvokeCommand({ FunctionName: 'echo' }));
    expect(decoded(Payload)).toEqual({});
  });

  const context = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
  test.each<[string, Partial<InvokeCommandInput>, string, RegExp]>([
    [
      'a payload that is not JSON',
      { Payload: Buffer.from('{') },
      'InvalidRequestContentException',
      /^Could not parse request body into json: /,
    ],
    [
      '6 MB',
      { Payload: json('x'.repeat(6_291_456)) },
      'RequestTooLargeException',
      /smaller than 6291456 bytes/,
    ],
    [
      '1 MB of an event',
      { InvocationType: 'Event', Payload: json('x'.repeat(1_048_576)) },
      'RequestTooLargeException',
      /smaller than 1048576 bytes/,
    ],
    [
      'a client context that is not JSON',
      { ClientContext: 'bm9uZQ==' },
      'InvalidRequestContentException',
      /valid Base64-encoded JSON/,
    ],
    [
      'a client context of more than 3,583 bytes',
      { ClientContext: context('x'.repeat(2700)) },
      'InvalidRequestContentException',
      /3583 bytes/,
    ],
    [
      'two qualifiers that differ',
      { FunctionName: 'greet:1', Qualifier: 'live' },
      'InvalidParameterValueException',
      /derived qualifier/,
    ],
    [
      'a function that does not exist',
      { FunctionName: 'nowhere' },
      'ResourceNotFoundException',
      /function:nowhere$/,
    ],
    [
      'a version that does not exist',
      { Qualifier: '9' },
      'ResourceNotFoundException',
      /function:greet:9$/,
    ],
    [
      'an alias that does not exist',
      { Qualifier: 'none' },
      'ResourceNotFoundException',
      /function:greet:none$/,
    ],
    [
      'an unknown type',
      { InvocationType: 'Later' as 'Event' },
      'ValidationException',
      /'Later' at 'invocationType'/,
    ],
  ])('refuses %s', async (_what, input, name, message) => {
    const refused = started.client.send(new InvokeCommand({ FunctionName: 'greet', ...input }));
    await expect(refused).rejects.toMatchObject({ name });
    await expect(refused).rejects.toThrow(message);
  });
});
