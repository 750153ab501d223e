import { describe, expect, it } from 'vitest';
import { rehearse, type ProgressEvent } from '../../src/rehearsal/index.ts';
import { fixtures, rehearsal, type Changes } from './flow.ts';

const run = (changes: Changes = {}, onProgress?: (event: ProgressEvent) => void) =>
  rehearse(rehearsal(changes), { folder: fixtures, ...(onProgress && { onProgress }) });

const statuses = (result: Awaited<ReturnType<typeof run>>): string[] =>
  result.lifecycleEvents.map((event) => event.status);

describe.concurrent('rehearse', () => {
  it('succeeds with the alias on the target version and one report per hook', async () => {
    const result = await run({
      deploymentConfig: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    });
    expect(result).toMatchObject({
      status: 'Succeeded',
      reports: [
        { lifecycleEventName: 'BeforeAllowTraffic', status: 'Succeeded' },
        { lifecycleEventName: 'AfterAllowTraffic', status: 'Succeeded' },
      ],
      hookReports: {},
      aliases: [{ functionName: 'myfunc', name: 'myalias', functionVersion: '2', routing: {} }],
    });
    expect(result.reports.every((report) => report.error === undefined)).toBe(true);
    expect(result.traffic).toHaveLength(10);
    expect(result.traffic[2]).toMatchObject({ weights: { '1': 0.7, '2': 0.3 } });
    expect(statuses(result)).toEqual(['Succeeded', 'Succeeded', 'Succeeded']);
  });

  it('reads a rehearsal file', async () => {
    const result = await rehearse(`${fixtures}/rehearsal.yml`);
    expect(result.status).toBe('Succeeded');
  });

  it('lets hooks discover their target in both events', async () => {
    const result = await run({ before: 'discovers', after: 'discovers' });
    expect(result.status).toBe('Succeeded');
    expect(result.hookReports.BeforeAllowTraffic?.checks[0]).toMatchObject({
      name: 'BeforeAllowTraffic',
      actual: { functionAlias: 'myalias', currentVersion: '1', targetVersionWeight: 0 },
    });
    expect(result.hookReports.AfterAllowTraffic?.checks[0]).toMatchObject({
      name: 'AfterAllowTraffic',
      actual: { targetVersionWeight: 100 },
    });
  });

  it('fails and rolls back if a hook reports Failed', async () => {
    const result = await run({ after: 'fails' });
    expect(result).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'HOOK_EXECUTION_FAILURE' },
      rollback: { status: 'Succeeded' },
      aliases: [{ functionVersion: '1' }],
    });
    expect(statuses(result)).toEqual(['Succeeded', 'Succeeded', 'Failed']);
  });

  it.each([
    ['silent', 'returned without a report'],
    ['throws', 'invoked 3 times, and last ended with'],
    ['hangs', 'Task timed out'],
    ['nothingOfThatName', 'nothingOfThatName'],
    ['broken-syntax.handler', 'SyntaxError'],
    ['nofile.handler', 'nofile'],
  ])('never counts a broken hook as a success: %s', async (before, message) => {
    const result = await run({ before, hookTimeoutSeconds: before === 'hangs' ? 1 : 30 });
    expect(result).toMatchObject({
      status: 'Failed',
      errorInformation: { code: 'TIMEOUT' },
      reports: [],
      traffic: [],
      aliases: [{ functionVersion: '1' }],
    });
    expect(result.errorInformation?.message).toContain(message);
  });

  it.each([
    ['elsewhere', 'request'],
    ['silent', 'request'],
    ['asksAndReportsElsewhere', 'PutLifecycleEventHookExecutionStatus'],
  ])('says what the stand-in did not see of a hook: %s', async (before, what) => {
    const result = await run({ before, hookTimeout: 5 });
    const diagnostics = result.lifecycleEvents[0]?.diagnostics;
    expect(diagnostics?.message).toContain(
      `returned without a report. The stand-in saw no ${what} from this hook. If the hook sends it, its ` +
        'client has an endpoint or credentials of its own: leave both to the environment.',
    );
    expect(diagnostics?.logTail?.includes('codedeploy.eu-west-1.amazonaws.com:443')).toBe(
      before !== 'silent',
    );
  });

  it.each([
    ['pending', 'its report was refused'],
    ['nofile.handler', 'it never ran'],
  ])('says nothing of the requests of a hook if %s: %s', async (before) => {
    const result = await run({ before, hookTimeout: 5 });
    expect(result.errorInformation?.message).toContain('did not report within');
    expect(result.errorInformation?.message).not.toContain('The stand-in saw no');
  });

  it('shows no secret of the environment of a function, wherever that writes it', async () => {
    const file = rehearsal({ before: 'leaks', after: 'none', hookTimeout: 5 });
    const secret = 'key-0123456789abcdef';
    file.functions['before'] = {
      ...file.functions['before'],
      environment: { ORDERS_API_KEY: secret },
    };
    const events: ProgressEvent[] = [];
    const onProgress = (event: ProgressEvent): void => void events.push(event);
    const result = await rehearse(file, { folder: fixtures, onProgress });
    const shown = JSON.stringify({ events, result });
    expect(shown).not.toContain(secret);
    expect(result.errorInformation?.message).toContain('refused (redacted)');
    expect(events).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('the key is (redacted)') as string }),
    );
    expect(result.invocations?.recorded[0]?.log.join()).toContain('the key is (redacted)');
  });

  it('never times out a running hook, however short the minutes', async () => {
    const result = await run({ before: 'slow', hookTimeout: 1, clock: { minute: '1ms' } });
    expect(result.status).toBe('Succeeded');
  });

  it('accepts the report of a retry', async () => {
    const result = await run({ before: 'reportsOnRetry' });
    expect(result.status).toBe('Succeeded');
    expect(result.reports).toHaveLength(2);
  });

  it('records reports that were refused', async () => {
    const result = await run({ before: 'reportsTwice', after: 'pending', hookTimeout: 2 });
    expect(result).toMatchObject({
      status: 'Failed',
      reports: [
        { lifecycleEventName: 'BeforeAllowTraffic', status: 'Succeeded' },
        { status: 'Failed', error: 'LifecycleEventAlreadyCompletedException' },
        { status: 'InProgress', error: 'InvalidLifecycleEventHookExecutionStatusException' },
      ],
    });
  });

  it('records a report that met a fault', async () => {
    const result = await run({
      hookTimeout: 10,
      faults: {
        'codedeploy.PutLifecycleEventHookExecutionStatus': { fault: 'deny', times: 1 },
      },
    });
    expect(result.status).toBe('Succeeded');
    expect(result.reports).toMatchObject([
      { lifecycleEventName: 'BeforeAllowTraffic', error: 'AccessDeniedException' },
      { lifecycleEventName: 'BeforeAllowTraffic', status: 'Succeeded' },
      { lifecycleEventName: 'AfterAllowTraffic' },
    ]);
  });

  it('waits for the record of a hook that has reported, and reads it from the log too', async () => {
    const events: ProgressEvent[] = [];
    const result = await run({ before: 'returnsLate', after: 'logsRecord' }, (event) => {
      events.push(event);
    });
    expect(result.hookReports).toMatchObject({
      BeforeAllowTraffic: { checks: [{ name: 'late', outcome: 'passed' }] },
      AfterAllowTraffic: { status: 'Failed', checks: [{ name: 'logged', actual: 500 }] },
    });
    const reports = events.filter((event) => event.type === 'hookReport');
    // The order depends on how fast the second hook starts.
    expect(reports.map((event) => event.lifecycleEventName).sort()).toEqual([
      'AfterAllowTraffic',
      'BeforeAllowTraffic',
    ]);
    expect(events.some((event) => event.type === 'log' && event.text.includes('REPORT'))).toBe(
      true,
    );
  });

  it('delivers an event twice, and refuses the second report', async () => {
    const result = await run({ duplicates: ['BeforeAllowTraffic'] });
    expect(result.status).toBe('Succeeded');
    const before = result.reports.filter(
      ({ lifecycleEventName }) => lifecycleEventName === 'BeforeAllowTraffic',
    );
    expect(before.map(({ error }) => error)).toEqual([
      undefined,
      'LifecycleEventAlreadyCompletedException',
    ]);
  });

  it('stops on an aborted signal, and ends the functions', async () => {
    const stop = new AbortController();
    const running = rehearse(rehearsal({ before: 'hangs' }), {
      folder: fixtures,
      signal: stop.signal,
      onProgress: (event) => {
        if (event.type === 'lifecycleEvent') setTimeout(() => stop.abort(), 100);
      },
    });
    expect(await running).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'MANUAL_STOP' },
    });
  });

  it('reports the position of a function whose code is broken', async () => {
    await expect(
      rehearse(rehearsal({ versions: { '1': 'v1', '2': 'corrupt.zip' } }), { folder: fixtures }),
    ).rejects.toThrow(/\(rehearsal\):\d+:\d+: .*corrupt\.zip/);
  });
});

// Alone, because its minutes are short.
describe('a deployment with alarms', () => {
  it.each([
    [{ name: 'errors', atShare: 0.5 }, 0.5],
    [{ name: 'errors', atMinute: 2.5 }, 0.3],
  ])('stops on an alarm: %o', async (alarm, share) => {
    const result = await run({
      before: 'none',
      alarms: [alarm],
      deploymentConfig: { type: 'linear', percentage: 10, interval: 1 },
      clock: { minute: '100ms' },
    });
    expect(result).toMatchObject({
      status: 'Stopped',
      errorInformation: { code: 'ALARM_ACTIVE' },
      rollback: { status: 'Succeeded' },
      aliases: [{ functionVersion: '1', routing: {} }],
    });
    expect(result.traffic.at(-2)?.weights['2']).toBe(share);
  });
});
