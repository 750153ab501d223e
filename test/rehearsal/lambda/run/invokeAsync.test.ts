import { InvokeCommand } from '@aws-sdk/client-lambda';
import { describe, expect, test } from 'vitest';
import type {
  AsyncInvocation,
  InvocationOutcome,
} from '../../../../src/rehearsal/lambda/lambdaStandIn.ts';
import { folderWith, inline, startLocalLambda } from '../localLambda.ts';

function attemptsOf(invocation: AsyncInvocation): InvocationOutcome[] {
  const attempts: InvocationOutcome[] = [];
  invocation.onAttempt((attempt) => attempts.push(attempt));
  return attempts;
}

/** Fails `times` times, then succeeds; counts in a file, so that the count survives a crash. */
const failing = (times: number): string => `
import { appendFileSync, readFileSync } from 'node:fs';
const file = new URL('./calls', import.meta.url);
export const handler = async (event, context) => {
  appendFileSync(file, context.awsRequestId + '\\n');
  if (readFileSync(file, 'utf8').split('\\n').length - 1 <= ${times}) throw new Error('not yet');
  return event;
};`;

describe('an asynchronous invocation', () => {
  test('that succeeds is not retried', async () => {
    const { lambda, clock } = await startLocalLambda();
    await lambda.createFunction('fine', inline(failing(0)));
    const invocation = lambda.invokeAsync('fine', { a: 1 });
    const outcome = await invocation.done;
    expect(outcome).toMatchObject({
      requestId: invocation.requestId,
      payload: '{"a":1}',
      executedVersion: '$LATEST',
    });
    expect(outcome.functionError).toBeUndefined();
    expect(attemptsOf(invocation)).toEqual([outcome]);
    expect(clock.waited).toEqual([]);
  });

  test('that fails is retried after one and two minutes, with the same payload and request id', async () => {
    const { lambda, clock } = await startLocalLambda();
    await lambda.createFunction('fails', inline(failing(2)));
    const invocation = lambda.invokeAsync('fails', { b: 2 });
    const attempts = attemptsOf(invocation);
    expect(await invocation.done).toMatchObject({ payload: '{"b":2}' });
    expect(attempts.map(({ functionError }) => functionError)).toEqual([
      'Unhandled',
      'Unhandled',
      undefined,
    ]);
    expect(new Set(attempts.map(({ requestId }) => requestId))).toEqual(
      new Set([invocation.requestId]),
    );
    expect(clock.waited).toEqual([1, 2]);
  });

  test('that keeps failing ends after the second retry', async () => {
    const { lambda, clock } = await startLocalLambda();
    await lambda.createFunction('hopeless', inline('process.exit(1);'));
    const invocation = lambda.invokeAsync('hopeless', {});
    const attempts = attemptsOf(invocation);
    expect(await invocation.done).toMatchObject({ functionError: 'Unhandled' });
    expect(attempts).toHaveLength(3);
    expect(clock.waited).toEqual([1, 2]);
  });

  test('may be delivered twice', async () => {
    const { lambda } = await startLocalLambda();
    await lambda.createFunction('twice', inline(failing(0)));
    const invocation = lambda.invokeAsync('twice', { c: 3 }, { duplicates: 1 });
    const attempts = attemptsOf(invocation);
    await invocation.done;
    expect(attempts.map(({ requestId, payload }) => [requestId, payload])).toEqual([
      [invocation.requestId, '{"c":3}'],
      [invocation.requestId, '{"c":3}'],
    ]);
  });

  test('that is cancelled ends its running attempt and is not retried', async () => {
    const { lambda, clock } = await startLocalLambda();
    await lambda.createFunction(
      'slow',
      inline(`export const handler = () => new Promise((done) => setTimeout(done, 60_000));`, {
        timeout: 60,
      }),
    );
    const invocation = lambda.invokeAsync('slow', {});
    lambda.onLog(({ text }) => {
      if (text.startsWith('START')) invocation.cancel();
    });
    expect(await invocation.done).toMatchObject({
      functionError: 'Unhandled',
      payload: expect.stringContaining('signal: killed') as unknown,
    });
    expect(attemptsOf(invocation)).toHaveLength(1);
    expect(clock.waited).toEqual([]);
  });

  test('waits while Lambda throttles it; a throttle is not an attempt', async () => {
    const { lambda, clock, client } = await startLocalLambda({ concurrency: 1 });
    const isRunning = new Promise<void>((resolve) =>
      lambda.onLog(({ text }) => text.startsWith('START') && resolve()),
    );
    clock.wait = async (minutes) => {
      clock.waited.push(minutes);
      await busy;
    };
    const sleepy = `export const handler = () => new Promise((done) => setTimeout(done, 500));`;
    await lambda.createFunction('busy', inline(sleepy));
    await lambda.createFunction('patient', inline(failing(0)));
    const busy = client.send(new InvokeCommand({ FunctionName: 'busy' }));
    await isRunning;
    const invocation = lambda.invokeAsync('patient', {});
    expect((await invocation.done).functionError).toBeUndefined();
    expect(attemptsOf(invocation)).toHaveLength(1);
    expect(clock.waited).toEqual([1 / 60]);
  });

  test('runs as work of the clock, and waits outside that work', async () => {
    const { lambda, clock } = await startLocalLambda();
    const seen: string[] = [];
    clock.work = async (run) => {
      seen.push('work');
      const done = await run();
      seen.push('done');
      return done;
    };
    clock.wait = async (minutes) => {
      seen.push(`wait ${minutes}`);
    };
    await lambda.createFunction('fails', inline(failing(1)));
    await lambda.invokeAsync('fails', {}).done;
    expect(seen).toEqual(['work', 'done', 'wait 1', 'work', 'done']);
  });

  test('of a function that does not exist is refused at once', async () => {
    const { lambda } = await startLocalLambda();
    expect(() => lambda.invokeAsync('nowhere', {})).toThrow('Function not found');
    expect(() =>
      lambda.invokeAsync('arn:aws:lambda:us-east-1:999999999999:function:f', {}),
    ).toThrow(/belongs to account 999999999999/);
  });

  test('through the API answers 202, and then runs', async () => {
    const { lambda, client } = await startLocalLambda();
    const ran = new Promise((resolve) =>
      lambda.onLog(({ text }) => text.includes('it runs') && resolve(true)),
    );
    await lambda.createFunction('later', {
      codeUri: folderWith({ 'index.mjs': `export const handler = () => console.log('it runs');` }),
      handler: 'index.handler',
    });
    const output = await client.send(
      new InvokeCommand({ FunctionName: 'later', InvocationType: 'Event' }),
    );
    expect(output.StatusCode).toBe(202);
    expect(await ran).toBe(true);
  });
});
