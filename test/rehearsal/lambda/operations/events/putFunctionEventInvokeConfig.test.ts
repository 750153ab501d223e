import {
  PutFunctionEventInvokeConfigCommand,
  type PutFunctionEventInvokeConfigCommandInput,
} from '@aws-sdk/client-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import { inline, startLocalLambda, type Started } from '../../localLambda.ts';

let started: Started;
beforeAll(async () => {
  started = await startLocalLambda();
  const fails = inline(`export const handler = () => { throw new Error('no'); };`);
  await started.lambda.createFunction('fails', fails);
  await started.lambda.createFunction(
    'keeps',
    inline(`
    export const handler = (event) => console.log('RECORD ' + JSON.stringify(event));`),
  );
});

const put = (input: Partial<PutFunctionEventInvokeConfigCommandInput>) =>
  started.client.send(new PutFunctionEventInvokeConfigCommand({ FunctionName: 'fails', ...input }));

const arn = 'arn:aws:lambda:us-east-1:123456789012:function:keeps';

describe('PutFunctionEventInvokeConfig', () => {
  test('sets how often an event is retried, and where its record goes', async () => {
    const record = new Promise<Record<string, unknown>>((resolve) => {
      started.lambda.onLog(({ functionName, text }) => {
        const json = text.split('RECORD ')[1];
        if (functionName === 'keeps' && json !== undefined)
          resolve(JSON.parse(json) as Record<string, unknown>);
      });
    });
    const DestinationConfig = { OnFailure: { Destination: arn }, OnSuccess: {} };
    const output = await put({
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig,
    });
    expect(output).toMatchObject({
      FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fails:$LATEST',
      MaximumRetryAttempts: 1,
      MaximumEventAgeInSeconds: 3600,
      DestinationConfig,
    });
    expect(output.LastModified).toBeInstanceOf(Date);

    const invocation = started.lambda.invokeAsync('fails', { DeploymentId: 'd-1' });
    const attempts: string[] = [];
    invocation.onAttempt(({ requestId }) => attempts.push(requestId));
    await invocation.done;
    expect(attempts).toEqual([invocation.requestId, invocation.requestId]);
    expect(started.clock.waited).toEqual([1]);
    expect(await record).toMatchObject({
      version: '1.0',
      requestContext: {
        requestId: invocation.requestId,
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:fails:$LATEST',
        condition: 'RetriesExhausted',
        approximateInvokeCount: 2,
      },
      requestPayload: { DeploymentId: 'd-1' },
      responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
      responsePayload: { errorType: 'Error', errorMessage: 'no' },
    });
  });

  test('keeps a destination that is not a function, and writes its records to the log', async () => {
    const Destination = 'arn:aws:sqs:us-east-1:123456789012:failed';
    const lines: string[] = [];
    started.lambda.onLog(({ functionName, text }) => {
      if (functionName === 'fails') lines.push(text);
    });
    const DestinationConfig = { OnFailure: { Destination } };
    expect(await put({ MaximumRetryAttempts: 0, DestinationConfig })).toMatchObject({
      DestinationConfig,
    });
    await started.lambda.invokeAsync('fails', { DeploymentId: 'd-2' }).done;
    await expect
      .poll(() => lines.join('\n'))
      .toMatch(
        /The record for arn:aws:sqs:us-east-1:123456789012:failed, .*"condition":"RetriesExhausted".*"DeploymentId":"d-2"/,
      );
  });

  test.each<[string, Partial<PutFunctionEventInvokeConfigCommandInput>, string]>([
    ['too many retries', { MaximumRetryAttempts: 3 }, 'ValidationException'],
    [
      'a table',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:dynamodb:us-east-1:1:table/t' } } },
      'InvalidParameterValueException',
    ],
    [
      'a destination that does not exist',
      { DestinationConfig: { OnFailure: { Destination: `${arn}2` } } },
      'ResourceNotFoundException',
    ],
    ['an unknown qualifier', { Qualifier: 'none' }, 'ResourceNotFoundException'],
  ])('refuses %s', async (_what, input, name) => {
    await expect(put(input)).rejects.toMatchObject({ name });
  });
});
