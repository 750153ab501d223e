import { describe, expect, it } from 'vitest';
import { drawDeployment } from '../../../src/reporters/drawing/drawDeployment.ts';
import { advance, progressState } from '../../../src/reporters/drawing/progressState.ts';
import { plainStyle } from '../../../src/reporters/drawing/style.ts';
import type { HookReport, ProgressEvent } from '../../../src/rehearsal/index.ts';

const deploymentId = 'd-ABCDEFGHI';
const rollbackId = 'd-ROLLBACK1';

const plan: ProgressEvent = {
  type: 'plan',
  deploymentId,
  path: 'rehearsal.yml',
  deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
  targets: [{ functionName: 'myfunc', alias: 'myalias', currentVersion: '9', targetVersion: '10' }],
  hooks: { BeforeAllowTraffic: 'myfunc1' },
};

const event = (
  lifecycleEventName: 'BeforeAllowTraffic' | 'AllowTraffic' | 'AfterAllowTraffic',
  status: 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped',
): ProgressEvent => ({ type: 'lifecycleEvent', deploymentId, lifecycleEventName, status });

const traffic = (share: number, id = deploymentId): ProgressEvent => ({
  type: 'traffic',
  deploymentId: id,
  functionName: 'myfunc',
  alias: 'myalias',
  weights: { '9': 1 - share, '10': share },
  atMinute: 3,
  targetShare: share,
});

const hookReport = (report: Partial<HookReport>): ProgressEvent => ({
  type: 'hookReport',
  deploymentId,
  lifecycleEventName: 'BeforeAllowTraffic',
  report: {
    schemaVersion: 1,
    status: 'Succeeded',
    reported: 'accepted',
    targets: [],
    checks: [],
    durationMs: 0,
    ...report,
  },
});

/** What the live view shows after these events, each a second after the one before. */
const draw = (...events: ProgressEvent[]): string => drawAt(100, ...events);

function drawAt(width: number, ...events: ProgressEvent[]): string {
  const state = progressState();
  const started: ProgressEvent = {
    type: 'deployment',
    deploymentId,
    status: 'InProgress',
    creator: 'user',
  };
  const all = [plan, started, ...events];
  all.forEach((each, second) => advance(state, each, second * 1000));
  const frame = { now: all.length * 1000, spinner: '*', style: plainStyle, width };
  return drawDeployment(state, frame).join('\n');
}

describe('drawDeployment', () => {
  it('draws one bar for the traffic of each version', () => {
    expect(
      draw(
        event('BeforeAllowTraffic', 'InProgress'),
        hookReport({
          checks: [
            { name: 'smokeInvoke', outcome: 'passed', durationMs: 12 },
            {
              name: 'latencyBudget',
              outcome: 'failed',
              advisory: true,
              message: 'p(95)<10 is not met',
              expected: 'p(95)<10',
              actual: 31.4,
              measurements: { p95Ms: 31.4159, n: 20 },
              histogram: { edgesMs: [4, 8, 16, 32], counts: [2, 16, 2] },
              durationMs: 1234,
            },
          ],
        }),
        event('BeforeAllowTraffic', 'Succeeded'),
        event('AllowTraffic', 'InProgress'),
        traffic(0.4),
      ),
    ).toBe(
      `
myfunc:myalias  version 9 → 10  CodeDeployDefault.LambdaLinear10PercentEvery1Minute

✔  BeforeAllowTraffic  Succeeded  2.0 s  myfunc1
   ✔ smokeInvoke (12 ms)
   ✖ latencyBudget: failed (advisory) (1.2 s) · p95 31.4 ms, n 20
       4 ms ▁█▁ 32 ms
       p(95)<10 is not met
       - expected  "p(95)<10"
       + actual    31.4

*  AllowTraffic        InProgress  2.0 s
   myfunc:myalias minute 3
   version  9  ██████████████████░░░░░░░░░░░░   60 %
   version 10  ████████████░░░░░░░░░░░░░░░░░░   40 %

○  AfterAllowTraffic   Pending
`.trim(),
    );
  });

  it('draws nested checks, refusals, alarms and the rollback', () => {
    expect(
      draw(
        event('BeforeAllowTraffic', 'InProgress'),
        {
          type: 'report',
          lifecycleEventName: 'BeforeAllowTraffic',
          status: 'Succeeded',
          error: 'AccessDeniedException',
        },
        hookReport({
          reason: '1 of 2 checks failed',
          checks: [
            {
              name: 'anyOf',
              outcome: 'failed',
              durationMs: 0,
              checks: [
                { name: 'skips', outcome: 'skipped', durationMs: 0 },
                {
                  name: 'body',
                  outcome: 'errored',
                  message: 'two\nlines',
                  expected: undefined,
                  actual: { list: 'x'.repeat(60), more: 'y'.repeat(40) },
                  durationMs: 0,
                },
              ],
            },
          ],
        }),
        event('BeforeAllowTraffic', 'Failed'),
        event('AllowTraffic', 'Skipped'),
        event('AfterAllowTraffic', 'Skipped'),
        { type: 'alarm', deploymentIds: [deploymentId], name: 'errors' },
        {
          type: 'deployment',
          deploymentId: rollbackId,
          status: 'Succeeded',
          creator: 'codeDeployRollback',
        },
        traffic(0, rollbackId),
      ),
    ).toBe(
      `
myfunc:myalias  version 9 → 10  CodeDeployDefault.LambdaLinear10PercentEvery1Minute

✖  BeforeAllowTraffic  Failed  3.0 s  myfunc1
   ✖ anyOf: failed
       – skips
       ✖ body: errored
           two
           lines
           - expected
           + actual
           - nothing
           + {
           +   "list": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
           +   "more": "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
           + }
   report Succeeded was refused: AccessDeniedException

–  AllowTraffic        Skipped

–  AfterAllowTraffic   Skipped

! alarm went off: errors

↩  Rollback            Succeeded
   myfunc:myalias minute 3
   version  9  ██████████████████████████████  100 %
   version 10  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░    0 %
`.trim(),
    );
  });

  it('shows the diagnostics of a failed hook that left no record', () => {
    expect(
      draw(event('BeforeAllowTraffic', 'InProgress'), {
        type: 'lifecycleEvent',
        deploymentId,
        lifecycleEventName: 'BeforeAllowTraffic',
        status: 'Failed',
        diagnostics: { errorCode: 'ScriptTimedOut', message: 'did not report' },
      }),
    ).toContain('✖  BeforeAllowTraffic  Failed  1.0 s  myfunc1\n   did not report\n');
  });

  it('breaks a header only between its parts', () => {
    const lines = drawAt(80, event('BeforeAllowTraffic', 'InProgress')).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'myfunc:myalias  version 9 → 10',
      '    CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    ]);
    expect(drawAt(20, event('BeforeAllowTraffic', 'InProgress'))).toContain(
      '\n    1.0 s  myfunc1\n',
    );
  });

  it('says how many calls a running hook made, and how long Lambda lets it run', () => {
    const log = (functionName: string, text: string): ProgressEvent => ({
      type: 'log',
      functionName,
      version: '10',
      text,
    });
    const running = [
      { ...plan, hookTimeoutsMs: { BeforeAllowTraffic: 30_000 } },
      event('BeforeAllowTraffic', 'InProgress'),
      log('myfunc', 'REPORT RequestId: 1\tDuration: 2.00 ms'),
      log('myfunc', '{"time":"2026-01-01T00:00:00Z","type":"platform.report","record":{}}'),
      log('myfunc', 'not a REPORT RequestId'),
      log('other', 'REPORT RequestId: 3'),
    ] as const;
    expect(draw(...running)).toContain('\n   2 calls of myfunc:10, at most 25.0 s left\n');
    expect(draw(...running, event('BeforeAllowTraffic', 'Succeeded'))).not.toContain('calls of');
  });
});
