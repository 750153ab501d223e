import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clientsMember } from '../../src/aws/client/contextClients.ts';
import { settleClient } from '../../src/aws/client/prepareClient.ts';
import type { ActionContext } from '../../src/model/action.ts';
import type { HookReport } from '../../src/model/hookReport.ts';
import type { Fault, FaultKind } from '../../src/rehearsal/http/faults.ts';
import { startServer } from '../../src/rehearsal/http/startServer.ts';
import { snsOperations, type Notification } from '../../src/rehearsal/sns/snsOperations.ts';
import { notify, type NotifyOptions } from '../../src/sns/notify.ts';
import { testCredentials } from '../rehearsal/testCredentials.ts';

const published: Notification[] = [];
const server = await startServer({ sns: snsOperations(published), credentials: testCredentials });
afterAll(() => server.close());

let silent: Server | undefined;
beforeEach(() => {
  published.splice(0);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:9');
  vi.stubEnv('AWS_ENDPOINT_URL_SNS', server.endpoint);
  vi.stubEnv('AWS_ACCESS_KEY_ID', testCredentials.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', testCredentials.secretAccessKey);
  vi.stubEnv('AWS_SESSION_TOKEN', testCredentials.sessionToken);
});
afterEach(() => {
  vi.unstubAllEnvs();
  silent?.closeAllConnections();
  silent?.close();
});

const topicArn = 'arn:aws:sns:us-east-1:123456789012:deployments';

const failedReport: HookReport = {
  schemaVersion: 1,
  deploymentId: 'd-1',
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Failed',
  reason: '1 of 2 checks did not pass: smokeInvoke failed: expected 200',
  targets: [{ functionName: 'orders', targetVersion: '8', foundBy: 'option' }],
  checks: [
    { name: 'functionReady', outcome: 'passed', durationMs: 1 },
    {
      name: 'smokeInvoke',
      functionName: 'orders',
      outcome: 'failed',
      message: 'expected 200',
      durationMs: 1,
    },
    { name: 'slow', outcome: 'inconclusive', advisory: true, durationMs: 1 },
  ],
  reported: 'accepted',
  durationMs: 1,
};

const logger = { debug: () => 0, info: () => 0, warn: () => 0, error: () => 0 };

const newClients = () => ({ codedeploy: new CodeDeployClient({}), lambda: new LambdaClient({}) });

interface Given {
  report?: Partial<HookReport>;
  signal?: AbortSignal;
  clients?: ReturnType<typeof newClients>;
}

const contextOf = ({ report, signal, clients = newClients() }: Given): ActionContext => ({
  ...clientsMember(clients),
  report: { ...failedReport, ...report },
  signal: signal ?? AbortSignal.timeout(5_000),
  remainingTime: () => 5_000,
  logger,
});

const run = async (options: unknown = { topicArn }, given: Given = {}): Promise<unknown> =>
  notify(options as NotifyOptions).run(contextOf(given));

describe('notify', () => {
  it('publishes the status, the reason, the checks that did not pass and the link', async () => {
    expect(await run()).toMatch(/^published as [\da-f-]{36}$/);
    expect(published).toEqual([
      {
        topicArn,
        subject: 'Failed: BeforeAllowTraffic of orders:8 in d-1',
        message: [
          'BeforeAllowTraffic Failed for orders:8',
          '1 of 2 checks did not pass: smokeInvoke failed: expected 200',
          'https://eu-west-1.console.aws.amazon.com/codesuite/codedeploy/deployments/d-1?region=eu-west-1',
          '',
          'Checks that did not pass:',
          '- smokeInvoke (orders) failed: expected 200',
          '- slow inconclusive, which is advisory',
        ].join('\n'),
        attributes: {},
      },
    ]);
  });

  it('says that the hook was bypassed, and runs then', async () => {
    const reason = 'no check ran: bypassed until 2026-11-22T10:00:00.000Z by the option bypass: x';
    const bypass = { reason: 'x', until: '2026-11-22T10:00:00.000Z', setBy: 'option' } as const;
    await run(undefined, {
      report: { status: 'Succeeded', reason, bypass, checks: [], targets: [] },
    });
    expect(published).toMatchObject([
      {
        subject: 'Succeeded (bypassed): BeforeAllowTraffic in d-1',
        message: expect.stringContaining(reason) as string,
      },
    ]);
    expect(notify({ topicArn })).toMatchObject({ inBypass: true });
    expect(notify({ topicArn }).dryRun).toBeUndefined();
  });

  it('gives a FIFO topic one message for each status of an event', async () => {
    const fifo = { topicArn: `${topicArn}.fifo` };
    await run(fifo);
    await run(fifo);
    expect(published).toMatchObject([
      { groupId: 'd-1', deduplicationId: 'd-1-BeforeAllowTraffic-Failed' },
    ]);
  });

  it('keeps to the limits of SNS, whatever the record holds', async () => {
    const long = 'ü\n'.repeat(100_000);
    const check = { name: long, outcome: 'failed', message: long, durationMs: 1 } as const;
    const target = { functionName: 'o'.repeat(64), targetVersion: '8', foundBy: 'option' } as const;
    await run(undefined, {
      report: {
        lifecycleEvent: `${'é'.repeat(120)}\n`,
        reason: long,
        checks: Array(200).fill(check) as HookReport['checks'],
        targets: [target, target],
      },
    });
    expect(published[0]?.subject).toMatch(/^[ -~]{1,99}$/);
    expect(published[0]?.message).toContain('- and 180 more');
    expect(published[0]?.message).toContain('/deployments/d-1?');
  });

  it('sends no control characters and no half characters', async () => {
    await run(undefined, { report: { reason: '\u001b[31mred\u0000\ttab \ud83d', checks: [] } });
    expect(published[0]?.message.split('\n')[1]).toBe('?[31mred?\ttab \ufffd');
  });

  it('calls as the hook did before a check changed the environment', async () => {
    const clients = newClients();
    await settleClient(clients.codedeploy);
    const action = notify({ topicArn });
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SNS']) {
      vi.stubEnv(name, 'http://127.0.0.1:9');
    }
    vi.stubEnv('AWS_REGION', 'xx-nowhere-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'somebody else');
    await action.run(contextOf({ clients }));
    expect(published).toHaveLength(1);
  });

  it('takes the endpoint of all services if SNS has none of its own', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', '');
    vi.stubEnv('AWS_ENDPOINT_URL', server.endpoint);
    await run();
    expect(published).toHaveLength(1);
  });

  it.each([
    ['orders', /its topicArn is "orders"; expected the ARN of a topic, such as/],
    ['arn:aws:sqs:us-east-1:123456789012:orders', /expected the ARN of a topic/],
    ['arn:aws:sns:us-east-1:123456789012:orders:1b2c', /expected the ARN of a topic/],
    [undefined, /its topicArn is not given/],
    [7, /its topicArn is 7/],
  ])('fails before it calls anything: %s', async (given, message) => {
    await expect(run({ topicArn: given })).rejects.toThrow(message);
    expect(published).toEqual([]);
  });

  it('never throws while it is made, and says what it needs', async () => {
    await expect(notify(undefined as never).run(contextOf({}))).rejects.toThrow('its topicArn is');
    const { report, signal } = contextOf({});
    const bare = { report, signal, remainingTime: () => 5_000, logger };
    await expect(notify({ topicArn }).run(bare)).rejects.toThrow('the clients of a hook');
  });
});

describe('notify and an SNS that does not answer well', () => {
  const withFault = async (fault: FaultKind | Fault) => {
    let attempts = 0;
    const bad = await startServer({
      sns: snsOperations(published),
      credentials: testCredentials,
      faults: { 'sns.Publish': fault },
      onRequest: () => (attempts += 1),
    });
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', bad.endpoint);
    const said = await run().catch((thrown: unknown) => (thrown as Error).message);
    await bad.close();
    return { said, attempts };
  };

  it.each([
    ['deny', 1, /^sns:Publish: AuthorizationError/],
    ['throttle', 3, /^sns:Publish: Throttl/],
    ['reset', 3, /^sns:Publish: /],
    ['garbage', 1, /^sns:Publish: /],
  ] as const)('%s: fails after %i attempts', async (fault, attempts, message) => {
    expect(await withFault(fault)).toEqual({
      said: expect.stringMatching(message) as string,
      attempts,
    });
    expect(published).toEqual([]);
  });

  it('publishes at the second attempt', async () => {
    const { said, attempts } = await withFault({ fault: 'throttle', times: 1 });
    expect(said).toMatch(/^published as /);
    expect(attempts).toBe(2);
    expect(published).toHaveLength(1);
  });

  it('stops when its time is over', async () => {
    silent = createServer(() => undefined);
    await new Promise<void>((resolve) => silent?.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_SNS', `http://127.0.0.1:${port}`);
    const signal = AbortSignal.timeout(200);
    await expect(run(undefined, { signal })).rejects.toThrow(/^sns:Publish: /);
  });
});
