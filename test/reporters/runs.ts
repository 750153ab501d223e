import type { CheckReport } from '../../src/model/check.ts';
import type { HookReport } from '../../src/model/hookReport.ts';
import type { RehearsalResult } from '../../src/rehearsal/rehearsalResult.ts';
import type { RunResult } from '../../src/reporters/runResult.ts';

/** What a function may answer, to break a report. */
export const hostile =
  '</failure><script>alert(1)</script> ]]> & "q" \u0007\ud800 | `x` ![i](http://x) ::error::x%\n\n# two';

export const check = (
  name: string,
  outcome: CheckReport['outcome'],
  more: Partial<CheckReport> = {},
): CheckReport => ({ name, outcome, durationMs: 12, ...more });

export const record = (
  status: HookReport['status'],
  checks: CheckReport[],
  more: Partial<HookReport> = {},
): HookReport => ({
  schemaVersion: 1,
  status,
  targets: [
    {
      functionName: 'orders',
      alias: 'live',
      currentVersion: '1',
      targetVersion: '2',
      foundBy: 'deploymentTargets',
    },
  ],
  checks,
  reported: 'accepted',
  durationMs: 1234.5,
  ...more,
});

export const deployment = (
  status: RehearsalResult['status'],
  more: Partial<RehearsalResult> = {},
): RehearsalResult => ({
  deploymentId: 'd-A',
  status,
  lifecycleEvents: [],
  reports: [],
  hookReports: {},
  traffic: [],
  aliases: [{ functionName: 'orders', name: 'live', functionVersion: '1', routing: {} }],
  ...more,
});

const before = record(
  'Failed',
  [
    check('smokeInvoke', 'passed', { message: 'answered as expected' }),
    check('body', 'failed', {
      message: hostile,
      expected: { '/id': 1 },
      actual: { '/id': hostile },
    }),
    check('inParallel', 'errored', {
      checks: [check('a', 'passed'), check('b', 'errored', { message: 'no answer' })],
    }),
    check('anyOf', 'passed', { checks: [check('c', 'failed'), check('d', 'passed')] }),
    check('slow', 'failed', {
      advisory: true,
      message: 'p95 too high',
      measurements: { p95Ms: 12.345 },
    }),
    check('later', 'skipped', { message: 'not now' }),
  ],
  { reason: 'body failed; inParallel errored', lifecycleEvent: 'BeforeAllowTraffic' },
);

/** A deployment whose first hook Failed, with every kind of verdict. */
export const failedRun: RunResult = {
  kind: 'rehearsal',
  deployments: [
    deployment('Failed', {
      errorInformation: {
        code: 'HOOK_EXECUTION_FAILURE',
        message: 'The hook before reported Failed.',
      },
      rollback: { deploymentId: 'd-R', status: 'Succeeded' },
      lifecycleEvents: [
        {
          lifecycleEventName: 'BeforeAllowTraffic',
          functionName: 'before',
          status: 'Failed',
          durationMs: 1234,
        },
        { lifecycleEventName: 'AllowTraffic', status: 'Skipped', durationMs: 0 },
        {
          lifecycleEventName: 'AfterAllowTraffic',
          functionName: 'after',
          status: 'Skipped',
          durationMs: 0,
        },
      ],
      hookReports: { BeforeAllowTraffic: before },
    }),
  ],
};
