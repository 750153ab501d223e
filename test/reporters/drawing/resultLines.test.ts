import { describe, expect, it } from 'vitest';
import { resultLines } from '../../../src/reporters/drawing/resultLines.ts';
import { plainStyle } from '../../../src/reporters/drawing/style.ts';
import { check, failedRun, record } from '../runs.ts';

describe('resultLines', () => {
  it('ends with the reason of the hook that Failed', () => {
    expect(resultLines(failedRun, plainStyle, 60)).toEqual([
      '',
      '✖ Deployment d-A Failed (HOOK_EXECUTION_FAILURE)',
      '  Rolled back by d-R: Succeeded',
      '  orders:live is on version 1',
      '  The hook before reported Failed.',
      '  BeforeAllowTraffic: body failed; inParallel errored',
    ]);
  });

  it('shows the checks of a record, and ends with its reason', () => {
    const report = record('Failed', [check('a', 'failed', { durationMs: 0 })], {
      reason: 'a failed',
    });
    expect(resultLines({ kind: 'hooks', hookReports: [report] }, plainStyle)).toEqual([
      'orders, version 2',
      '✖ a: failed',
      '',
      '✖ The hook Failed',
      '  a failed',
    ]);
  });
});
