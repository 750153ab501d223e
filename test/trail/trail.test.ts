/** It cuts across the rooms: what a hook leaves behind is made by all of them. */
import { describe, expect, it } from 'vitest';
import { expectValidHookReport } from '../hookReports.ts';
import { expectEmf } from './embeddedMetricFormat.ts';
import { leaveTrail, type Trail } from './trail.ts';

const powertoolsKeys = [
  'level',
  'message',
  'service',
  'timestamp',
  'cold_start',
  'function_name',
  'function_request_id',
  'xray_trace_id',
];

const records = ({ lines }: Trail): Record<string, unknown>[] =>
  lines.filter((line) => 'schemaVersion' in line);

const metrics = ({ lines }: Trail): Record<string, unknown>[] =>
  lines.filter((line) => '_aws' in line);

describe.concurrent('the log line', () => {
  it('says deployment, function, versions, check, expected and actual', async () => {
    const trail = await leaveTrail();
    expect(trail.result.status).toBe('Failed');
    const [line, ...others] = records(trail);
    expect(others).toEqual([]);
    for (const key of powertoolsKeys.slice(0, -1)) expect(line).toHaveProperty(key);
    expect(line).toMatchObject({
      level: 'ERROR',
      service: 'allow-traffic',
      function_name: 'guard',
      deploymentId: trail.result.deploymentId,
      lifecycleEvent: 'BeforeAllowTraffic',
      targets: [{ functionName: 'login', alias: 'live', currentVersion: '1', targetVersion: '2' }],
      checks: [
        {
          name: 'smokeInvoke',
          outcome: 'failed',
          expected: { '/body/token': '/^v2\\./' },
          actual: { '/body/token': 'v1.answered-token' },
        },
        { name: 'tells secrets', outcome: 'errored' },
      ],
    });
    const known = new Set(powertoolsKeys);
    expectValidHookReport(
      Object.fromEntries(Object.entries(line!).filter(([key]) => !known.has(key))),
    );
  });

  it.each(['in process', 'isolated'] as const)(
    'leaves payloads and keys out (%s)',
    async (entry) => {
      const { text, report } = await leaveTrail({ entry });
      expect(report.checks.every((check) => check.invocations === undefined)).toBe(true);
      for (const secret of ['sent-secret', 'answered-secret', 'key-of-the-environment']) {
        expect(text).not.toContain(secret);
      }
    },
  );

  it.each(['in process', 'isolated'] as const)('hides what redact names (%s)', async (entry) => {
    const options = { redact: ['/body/token'], logPayloads: true };
    const { text, report } = await leaveTrail({ entry, options });
    expect(text).not.toContain('answered-token');
    expect(report.reason).toContain('/body/token: (redacted)');
    expect(report.checks[0]).toMatchObject({
      expected: { '/body/token': '(redacted)' },
      actual: { '/body/token': '(redacted)' },
      invocations: [
        {
          qualifier: '2',
          sent: { path: '/login', headers: { authorization: '(redacted)' } },
          answered: {
            statusCode: 200,
            headers: { 'set-cookie': '(redacted)', 'content-type': 'application/json' },
            body: { token: '(redacted)', user: 'ada' },
          },
          times: 1,
        },
      ],
    });
    expect(report.checks[1]?.message).toBe('Error: cannot use (redacted) with (redacted)');
  });
});

describe.concurrent('redact without logPayloads', () => {
  const options = { redact: ['/body/token'] };

  it.each(['tells', 'leaks'])('hides the answer wherever it appears: %s', async (CHECK) => {
    const { report, text } = await leaveTrail({ options, environment: { CHECK } });
    expect(report.status).toBe('Failed');
    expect(report.reason).toContain('cannot use (redacted)');
    expect(text).not.toContain('answered-token');
  });
});

describe.concurrent('a bypass', () => {
  const until = new Date(Date.now() + 3_600_000).toISOString();

  it.each(['in process', 'isolated'] as const)(
    'is in the record, in the log as a warning and in a metric (%s)',
    async (entry) => {
      const environment = { ALLOW_TRAFFIC_BYPASS: `orders are lost; until=${until}` };
      const trail = await leaveTrail({ entry, environment });
      expect(trail.result.status).toBe('Succeeded');
      expect(trail.report).toMatchObject({
        status: 'Succeeded',
        reason: `no check ran: bypassed until ${until} by ALLOW_TRAFFIC_BYPASS: orders are lost`,
        bypass: { reason: 'orders are lost', until, setBy: 'environment' },
        checks: [],
        reported: 'accepted',
      });
      expect(records(trail)).toMatchObject([
        { level: 'WARN', message: expect.stringContaining('orders are lost') as string },
      ]);
      const documents = metrics(trail);
      for (const document of documents) expectEmf(document);
      expect(documents).toMatchObject([{ HookBypassed: 1, HookSucceeded: 1 }]);
    },
  );

  it.each(['in process', 'isolated'] as const)('that has ended is a note (%s)', async (entry) => {
    const environment = { ALLOW_TRAFFIC_BYPASS: 'orders are lost; until=2026-01-01T10:00Z' };
    const { report } = await leaveTrail({ entry, environment });
    expect(report.status).toBe('Failed');
    expect(report).not.toHaveProperty('bypass');
    expect(report.notes?.filter((note) => note.includes('ALLOW_TRAFFIC_BYPASS'))).toEqual([
      'ALLOW_TRAFFIC_BYPASS bypasses nothing: its end, 2026-01-01T10:00Z, has passed',
    ]);
  });

  it('may be an option of the handler, also with the isolated entry', async () => {
    const options = { bypass: `orders are lost; until=${until}`, metrics: true };
    const trail = await leaveTrail({ entry: 'isolated', options });
    expect(trail.report.bypass).toEqual({ reason: 'orders are lost', until, setBy: 'option' });
    expect(records(trail)).toMatchObject([{ level: 'WARN' }]);
  });
});

describe.concurrent('any logger', () => {
  it('gets the sentence and the record', async () => {
    const trail = await leaveTrail({ environment: { LOGGER: 'own' } });
    const [line] = records(trail);
    expect(line).toMatchObject({ own: 'error', deploymentId: trail.result.deploymentId });
    expect(line?.['message']).toMatch(/^BeforeAllowTraffic Failed: 2 of 2 checks did not pass/);
  });

  it('may be that of Powertools', async () => {
    const trail = await leaveTrail({ environment: { LOGGER: 'powertools' } });
    const [line] = records(trail);
    expect(line).toMatchObject({
      level: 'ERROR',
      service: 'orders',
      status: 'Failed',
      deploymentId: trail.result.deploymentId,
      checks: [{ name: 'smokeInvoke' }, { name: 'tells secrets' }],
    });
  });

  it('that throws changes nothing', async () => {
    const { report, result } = await leaveTrail({ environment: { LOGGER: 'throwing' } });
    expect(result.reports.map(({ status }) => status)).toEqual(['Failed']);
    expect(report.reported).toBe('accepted');
  });
});

describe.concurrent('metrics', () => {
  const options = { metrics: { namespace: 'Orders', dimensions: { stage: 'test' } } };

  it.each(['in process', 'isolated'] as const)('are written once (%s)', async (entry) => {
    const documents = metrics(await leaveTrail({ options, entry }));
    for (const document of documents) expectEmf(document);
    expect(documents).toMatchObject([
      { HookFailed: 1, HookSucceeded: 0, stage: 'test', LifecycleEvent: 'BeforeAllowTraffic' },
      { Check: 'smokeInvoke', CheckFailed: 1, FunctionName: 'login', stage: 'test' },
      { Check: 'tells secrets', CheckErrored: 1, FunctionName: 'login', stage: 'test' },
    ]);
  });

  it('are written by the supervisor if the handler’s process dies', async () => {
    const environment = { CHECK: 'loops' };
    const documents = metrics(
      await leaveTrail({ options, environment, entry: 'isolated', timeout: 3 }),
    );
    expect(documents).toMatchObject([{ HookFailed: 1, stage: 'test' }]);
  });

  it('are not written by default', async () => {
    expect(metrics(await leaveTrail())).toEqual([]);
  });
});

describe.concurrent('mistakes in these options', () => {
  it.each([
    [{ logPayloads: 'yes' }, 'logPayloads must be true or false, but is "yes"'],
    [{ redact: ['body.token'] }, 'redact must be a list of JSON pointers'],
    [{ metrics: { namespace: 'AWS/Lambda' } }, 'namespace of metrics is "AWS/Lambda"'],
  ])('%j fails the hook with a sentence', async (options, sentence) => {
    const { report } = await leaveTrail({ options: options as never });
    expect(report.status).toBe('Failed');
    expect(report.reason).toContain(sentence);
  });
});
