import { existsSync, readFileSync } from 'node:fs';
import { InvokeCommand, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { describe, expect, test, vi } from 'vitest';
import { decoded, inline, startLocalLambda, type Started } from '../localLambda.ts';

async function call(started: Started, FunctionName: string, event: unknown = {}): Promise<unknown> {
  const Payload = Buffer.from(JSON.stringify(event));
  const output = await started.client.send(new InvokeCommand({ FunctionName, Payload }));
  return decoded(output.Payload);
}

/** The state letter of a process, `T` if it is stopped; undefined if there is no process. */
function stateOf(pid: number): string | undefined {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return undefined;
  return /^State:\s+(\w)/m.exec(readFileSync(file, 'utf8'))?.[1];
}

/** Waits: a signal takes effect a little later. */
const becomes = (pid: number, states: (string | undefined)[]): Promise<void> =>
  vi.waitFor(() => expect(states).toContain(stateOf(pid)), { timeout: 10_000, interval: 10 });

/** Answers slowly, so that calls at the same time overlap. */
const meeting = `
import { setTimeout as delay } from 'node:timers/promises';
let calls = 0;
export const handler = async () => { calls += 1; await delay(400); return [process.pid, calls]; };`;

describe('an execution environment', () => {
  test('is reused, runs one call at a time, and is one of several under concurrency', async () => {
    const started = await startLocalLambda();
    await started.lambda.createFunction('many', inline(meeting));
    const first = (await Promise.all([1, 2, 3].map(() => call(started, 'many')))) as number[][];
    const pids = new Set(first.map(([pid]) => pid));
    expect(pids.size).toBe(3);
    const [pid, calls] = (await call(started, 'many')) as [number, number];
    expect(pids).toContain(pid);
    expect(calls).toBe(2);
  });

  test('is frozen between invocations', async () => {
    const started = await startLocalLambda();
    const ticking = `
      let ticks = 0;
      setInterval(() => { ticks += 1; }, 5);
      export const handler = async () => [process.pid, ticks];`;
    await started.lambda.createFunction('ticking', inline(ticking));
    const [pid, before] = (await call(started, 'ticking')) as [number, number];
    await becomes(pid, ['T']);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [again, after] = (await call(started, 'ticking')) as [number, number];
    expect(again).toBe(pid);
    // A process that is not frozen would tick 200 times; after a thaw one tick is due.
    expect(after - before).toBeLessThan(50);
  });

  test('freezes and ends all processes that the function has started', async () => {
    const started = await startLocalLambda();
    const spawning = `
      import { spawn } from 'node:child_process';
      export const handler = async () => spawn('sleep', ['600'], { stdio: 'ignore' }).pid;`;
    await started.lambda.createFunction('spawning', inline(spawning));
    const pid = (await call(started, 'spawning')) as number;
    await becomes(pid, ['T']);
    await started.close();
    await becomes(pid, [undefined, 'Z']);
  });

  test('has a deadline that counts down from the timeout', async () => {
    const started = await startLocalLambda();
    const remaining =
      'export const handler = async (_event, context) => context.getRemainingTimeInMillis();';
    await started.lambda.createFunction('deadline', inline(remaining, { timeout: 60 }));
    const left = (await call(started, 'deadline')) as number;
    expect(left).toBeGreaterThan(30_000);
    expect(left).toBeLessThanOrEqual(60_000);
  });

  test('has the environment variables of Lambda, and none of this machine', async () => {
    process.env['SECRET_OF_THIS_MACHINE'] = 'secret';
    const started = await startLocalLambda();
    const source = `export const handler = async () => process.env;`;
    await started.lambda.createFunction(
      'env',
      inline(source, { memorySize: 512, environment: { MINE: '1' } }),
    );
    const env = (await call(started, 'env')) as Record<string, string>;
    expect(env).toMatchObject({
      MINE: '1',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_NAME: 'env',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/env',
      AWS_ENDPOINT_URL_LAMBDA: started.endpoint,
      AWS_ENDPOINT_URL_CODEDEPLOY: started.endpoint,
      _HANDLER: 'index.handler',
      TZ: ':UTC',
    });
    expect(env).not.toHaveProperty('SECRET_OF_THIS_MACHINE');
    expect(env).not.toHaveProperty('_ALLOW_TRAFFIC_SDK');
  });

  test('runs a failed init once more as part of the invocation', async () => {
    const started = await startLocalLambda();
    const flaky = `
      import { existsSync, writeFileSync } from 'node:fs';
      const mark = new URL('./mark', import.meta.url);
      if (!existsSync(mark)) { writeFileSync(mark, ''); throw new Error('the first time'); }
      export const handler = async () => 'the second time';`;
    await started.lambda.createFunction('flaky', inline(flaky));
    const lines: string[] = [];
    started.lambda.onLog(({ text }) => lines.push(text));
    expect(await call(started, 'flaky')).toBe('the second time');
    expect(lines.join('\n')).toMatch(
      /INIT_REPORT Init Duration: .* ms\tPhase: init\tStatus: error\tError Type: Error/,
    );
  });

  test('ends if it uses too much memory outside the heap', async () => {
    const started = await startLocalLambda();
    const lines: string[] = [];
    started.lambda.onLog(({ text }) => lines.push(text));
    const greedy = `
      const kept = [];
      export const handler = async () => {
        for (let i = 0; i < 60; i += 1) {
          kept.push(Buffer.alloc(10 * 1024 * 1024, 1));
          await new Promise((done) => setTimeout(done, 20));
        }
        return 'got 600 MB';
      };`;
    await started.lambda.createFunction('greedy', inline(greedy, { timeout: 30 }));
    expect(await call(started, 'greedy')).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed') as unknown,
    });
    // Its last measurement was of a process without memory.
    expect(lines.join('\n')).toContain('Max Memory Used: 128 MB');
  });

  test('is throttled above the concurrency of the account', async () => {
    const started = await startLocalLambda({ concurrency: 2 });
    await started.lambda.createFunction('many', inline(meeting));
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => call(started, 'many')));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toBeInstanceOf(TooManyRequestsException);
  });

  test('answers no more than 6 MB', async () => {
    const started = await startLocalLambda();
    await started.lambda.createFunction(
      'big',
      inline(`export const handler = async (n) => 'x'.repeat(n);`),
    );
    expect(await call(started, 'big', 6_000_000)).toHaveLength(6_000_000);
    expect(await call(started, 'big', 6_400_000)).toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
  });

  test('keeps the last 4 KB of the log', async () => {
    const started = await startLocalLambda();
    const talkative = `export const handler = async () => { for (let i = 0; i < 5000; i += 1) console.log('line ' + i); };`;
    await started.lambda.createFunction('talks', inline(talkative));
    const { LogResult = '' } = await started.client.send(
      new InvokeCommand({ FunctionName: 'talks', LogType: 'Tail' }),
    );
    const log = Buffer.from(LogResult, 'base64');
    expect(log.length).toBeGreaterThan(3800);
    expect(log.length).toBeLessThanOrEqual(4096);
    expect(log.toString('utf8')).toMatch(/line 4999\nEND RequestId.*\nREPORT .*\n$/);
  });

  test('writes records if the log format is JSON', async () => {
    const started = await startLocalLambda();
    const source = `export const handler = async () => { console.warn({ a: 1 }); console.fatal('b'); };`;
    await started.lambda.createFunction('json', inline(source, { logFormat: 'JSON' }));
    const { LogResult = '' } = await started.client.send(
      new InvokeCommand({ FunctionName: 'json', LogType: 'Tail' }),
    );
    const records = Buffer.from(LogResult, 'base64')
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(records).toMatchObject([
      { type: 'platform.start', record: { version: '$LATEST' } },
      { level: 'WARN', message: { a: 1 } },
      { level: 'FATAL', message: 'b' },
      {
        type: 'platform.report',
        record: {
          status: 'success',
          metrics: {
            durationMs: expect.any(Number) as number,
            billedDurationMs: expect.any(Number) as number,
            memorySizeMB: 128,
            maxMemoryUsedMB: expect.any(Number) as number,
            initDurationMs: expect.any(Number) as number,
          },
        },
      },
    ]);
  });
});
