import type { RehearsalResult } from '../../src/rehearsal/index.ts';

/** A deployment that failed after its traffic had shifted; `text` stands wherever a record has a text of others. */
export function sample(text: string = 'plain'): RehearsalResult {
  const histogram = { edgesMs: [10, 20, 40, 80], counts: [3, 5, 1] };
  const latency = { failed: 1, p50Ms: 21, p95Ms: 60, p99Ms: 70, maxMs: 79, n: 9, histogram };
  return {
    deploymentId: 'd-SAMPLE001',
    status: 'Failed',
    errorInformation: { code: 'HOOK_EXECUTION_FAILURE', message: text },
    rollback: { deploymentId: 'd-SAMPLE002', status: 'Succeeded' },
    lifecycleEvents: [
      {
        lifecycleEventName: 'BeforeAllowTraffic',
        functionName: 'before',
        status: 'Succeeded',
        ...{ durationMs: 900, startMinute: 0, endMinute: 0.02 },
      },
      {
        lifecycleEventName: 'AllowTraffic',
        status: 'Succeeded',
        ...{ durationMs: 500, startMinute: 0.02, endMinute: 5.02 },
      },
      {
        lifecycleEventName: 'AfterAllowTraffic',
        functionName: 'after',
        status: 'Failed',
        ...{ durationMs: 700, startMinute: 5.02, endMinute: 5.03 },
        diagnostics: { errorCode: 'ScriptFailed', message: text, logTail: text },
      },
    ],
    reports: [
      { lifecycleEventName: 'BeforeAllowTraffic', status: 'Succeeded', atMs: 800 },
      { lifecycleEventName: 'AfterAllowTraffic', status: 'Failed', atMs: 2000, error: text },
    ],
    hookReports: { AfterAllowTraffic: hookReport(text) },
    traffic: [
      { atMinute: 0.02, functionName: 'orders', weights: { '1': 0.9, '2': 0.1 } },
      { atMinute: 5.02, functionName: 'orders', weights: { '2': 1 } },
      { atMinute: 5.03, functionName: 'orders', weights: { '1': 1 } },
    ],
    aliases: [{ functionName: 'orders', name: 'live', functionVersion: '1', routing: {} }],
    deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    targets: [{ functionName: 'orders', alias: 'live', currentVersion: '1', targetVersion: '2' }],
    alarms: [{ name: text, atMinute: 3 }],
    faults: [{ operation: text, fault: 'throttle', times: 2, atMinute: 0.01 }],
    invocations: {
      total: 1000,
      recorded: [
        {
          ...{ requestId: 'r-1', functionName: text, version: '2', atMinute: 1, outcome: 'failed' },
          ...{ durationMs: 12, initDurationMs: 180, log: ['START', text, 'END'], logLines: 400 },
        },
      ],
    },
    latency: [
      { ...latency, functionName: 'orders', version: '1', coldStarts: false },
      { ...latency, functionName: 'orders', version: '2', coldStarts: false },
      { ...latency, functionName: 'orders', version: '2', coldStarts: true },
    ],
  };
}

function hookReport(
  text: string,
): NonNullable<RehearsalResult['hookReports']['AfterAllowTraffic']> {
  return {
    schemaVersion: 1,
    deploymentId: 'd-SAMPLE001',
    lifecycleEvent: 'AfterAllowTraffic',
    status: 'Failed',
    reason: text,
    targets: [],
    checks: [
      {
        ...{ name: text, functionName: 'orders', outcome: 'failed', message: text, durationMs: 12 },
        expected: { statusCode: 200, [text]: text },
        actual: { statusCode: 500, [text]: text },
        invocations: [{ qualifier: '2', sent: { path: '/' }, answered: text, times: 1 }],
      },
      {
        ...{ name: 'latencyBudget', functionName: 'orders', outcome: 'failed', durationMs: 800 },
        measurements: { p95Ms: 60, n: 9 },
        histogram: { edgesMs: [10, 20, 40, 80], counts: [3, 5, 1] },
        checks: [{ name: 'p(95)<50', outcome: 'failed', basis: 'proven', durationMs: 0 }],
      },
      { name: 'slow', outcome: 'failed', advisory: true, durationMs: 1 },
      { name: 'ready', outcome: 'passed', durationMs: 3 },
    ],
    notes: [text],
    actions: [{ name: text, outcome: 'failed', message: text, durationMs: 1 }],
    reported: 'accepted',
    durationMs: 700,
  };
}
