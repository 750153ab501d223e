/** Real clients over HTTP against a server that denies; only the pauses between attempts take no time. */
import { LambdaClient } from '@aws-sdk/client-lambda';
import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { afterEach, describe, expect, it } from 'vitest';
import { AwsCallError } from '../../src/aws/awsCallError.ts';
import { invoke } from '../../src/aws/invoke.ts';
import { reportStatus } from '../../src/hooks/report/reportStatus.ts';
import type { Faults } from '../../src/rehearsal/http/faults.ts';
import type { Operation } from '../../src/rehearsal/http/operation.ts';
import { startServer, type StandInServer } from '../../src/rehearsal/http/startServer.ts';
import { testCredentials } from '../rehearsal/testCredentials.ts';
import { virtualClock } from './virtualClock.ts';

let server: StandInServer | undefined;
afterEach(() => server?.close());

const minute = 60_000;
const event = { DeploymentId: 'd-ABCDEFGHI', LifecycleEventHookExecutionId: 'h-1' };
const request = { functionName: 'orders', qualifier: '8', payload: {} };

async function start(faults: Faults, answer: Operation = () => ({ StatusCode: 200 })) {
  const calls: string[] = [];
  server = await startServer({
    codedeploy: {
      PutLifecycleEventHookExecutionStatus: () => ({ lifecycleEventHookExecutionId: 'h-1' }),
    },
    lambda: { Invoke: answer },
    credentials: testCredentials,
    faults,
    onRequest: (_service, operation) => calls.push(operation),
  });
  const settings = {
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts: 1,
  };
  return {
    calls,
    codedeploy: new CodeDeployClient(settings),
    lambda: new LambdaClient(settings),
  };
}

describe('a report that is denied', () => {
  const put = 'codedeploy.PutLifecycleEventHookExecutionStatus';

  async function report(fault: Faults[string], timeoutMs: number) {
    const { codedeploy, calls } = await start({ [put]: fault });
    const clock = virtualClock();
    const reporter = reportStatus(() => codedeploy, clock);
    const said = await reporter(event, 'Succeeded', () => timeoutMs - clock.now()).catch(
      (error: unknown) => error as Error,
    );
    return { said, clock, calls };
  }

  it('is sent again until it is allowed', async () => {
    const { said, calls } = await report({ fault: 'deny', times: 6 }, minute);
    expect(said).toBe('accepted');
    expect(calls).toHaveLength(7);
  });

  it('is sent again for two minutes at most, slowly, and then says what is missing', async () => {
    const { said, clock, calls } = await report('deny', 15 * minute);
    expect(clock.now()).toBe(2 * minute);
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.length).toBeLessThan(60);
    // The last pause is what was left of the two minutes.
    expect(Math.min(...clock.pauses.slice(0, -1))).toBeGreaterThanOrEqual(125);
    expect(String(said)).toMatch(
      /^ReportError: Succeeded could not be reported for deployment d-ABCDEFGHI: .*AccessDeniedException.* The hook function’s role needs codedeploy:PutLifecycleEventHookExecutionStatus on arn:/,
    );
  });

  it('is sent again until shortly before the deadline, if that is sooner', async () => {
    const { said, clock } = await report('deny', 10_000);
    expect(clock.now()).toBe(9_700);
    expect(String(said)).toContain('The hook function’s role needs');
  });

  it('is also sent again if what answered was not CodeDeploy', async () => {
    const { said, calls } = await report({ fault: 'garbage', times: 2 }, minute);
    expect(said).toBe('accepted');
    expect(calls).toHaveLength(3);
  });

  it('is sent once if there is no time left', async () => {
    const { said, calls } = await report('deny', 0);
    expect(calls).toHaveLength(1);
    expect(String(said)).toContain('The hook function’s role needs');
  });
});

describe('an invocation that is denied', () => {
  async function call(fault: Faults[string], checksMs: number) {
    const { lambda, calls } = await start({ 'lambda.Invoke': fault });
    const clock = virtualClock();
    const timeLeft = {
      signal: AbortSignal.timeout(30_000),
      remainingTime: () => checksMs - clock.now(),
    };
    const said = await invoke(lambda, request, { ...timeLeft, clock }).catch(
      (error: unknown) => error,
    );
    return { said, clock, calls };
  }

  it('is sent again until it is allowed, and does not count as throttled', async () => {
    const { said, calls } = await call({ fault: 'deny', times: 3 }, minute);
    expect(said).toMatchObject({ qualifier: '8', throttles: 0 });
    expect(calls).toHaveLength(4);
  });

  it.each([
    ['ten seconds at most', minute, 10_000],
    ['half of the time that is left, if that is less', 2_000, 1_000],
  ])('is sent again for %s, and then says what is missing', async (_how, checksMs, lasted) => {
    const { said, clock } = await call('deny', checksMs);
    expect(clock.now()).toBe(lasted);
    expect(said).toBeInstanceOf(AwsCallError);
    expect(said).toMatchObject({ action: 'lambda:InvokeFunction', failure: 'denied' });
  });
});

describe('a call that is cut off after an answer', () => {
  it.each([
    ['throttle', 'TooManyRequestsException'],
    ['deny', 'AccessDeniedException'],
  ] as const)('rejects with that answer: %s', async (fault, name) => {
    const end = new AbortController();
    const { lambda, calls } = await start({ 'lambda.Invoke': { fault, times: 1 } }, () => {
      end.abort(new Error('the time was over'));
      return new Promise<never>(() => undefined);
    });
    const timeLeft = { signal: end.signal, remainingTime: () => minute };
    await expect(invoke(lambda, request, timeLeft)).rejects.toThrow(
      `lambda:InvokeFunction: ${name}`,
    );
    expect(calls).toHaveLength(2);
  });
});
