import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, type CheckReport, type Outcome } from '../../../src/model/check.ts';
import { verdict } from '../../../src/hooks/run/verdict.ts';

const report = (outcome: Outcome, more: Partial<CheckReport> = {}): CheckReport => ({
  name: outcome,
  outcome,
  durationMs: 1,
  ...more,
});
const strict = { onInconclusive: 'fail' } as const;
const lenient = { onInconclusive: 'pass' } as const;

describe('verdict', () => {
  it('succeeds without a reason when every check passed', () => {
    expect(verdict([report('passed'), report('passed')], strict)).toEqual({ status: 'Succeeded' });
  });

  it.each<Outcome>(['failed', 'errored', 'inconclusive'])('fails on one that %s', (outcome) => {
    const found = verdict([report('passed'), report(outcome, { message: 'why' })], strict);
    expect(found).toEqual({
      status: 'Failed',
      reason: `1 of 2 checks did not pass: ${outcome} ${outcome}: why`,
    });
  });

  it('says it in the plural of a single check too', () => {
    expect(verdict([report('failed', { message: 'why' })], strict).reason).toBe(
      '1 of 1 checks did not pass: failed failed: why',
    );
  });

  it('fails if nothing was checked', () => {
    expect(verdict([], strict)).toMatchObject({ status: 'Failed' });
    expect(verdict([report('skipped'), report('skipped')], strict)).toEqual({
      status: 'Failed',
      reason: 'nothing was checked: every check was skipped',
    });
    const onlyAdvisoryRan = [report('skipped'), report('passed', { advisory: true })];
    expect(verdict(onlyAdvisoryRan, strict)).toMatchObject({ status: 'Failed' });
  });

  it('fails if one of several functions was not checked', () => {
    const reports = [
      report('passed', { functionName: 'orders' }),
      report('skipped', { functionName: 'billing' }),
    ];
    expect(verdict(reports, strict)).toEqual({
      status: 'Failed',
      reason: 'nothing was checked of billing: every check was skipped',
    });
  });

  it('says that nothing decided if all are advisory', () => {
    expect(verdict([report('failed', { advisory: true })], strict)).toEqual({
      status: 'Succeeded',
      reason: 'nothing decided: every check is advisory',
    });
  });

  it('counts inconclusive as passed only if asked, and says so', () => {
    const reports = [report('passed'), report('inconclusive', { message: 'too few' })];
    expect(verdict(reports, lenient)).toEqual({
      status: 'Succeeded',
      reason: 'counted as passed by onInconclusive: inconclusive inconclusive: too few',
    });
  });

  it('names the function if there are several', () => {
    const reports = [
      report('passed', { functionName: 'one' }),
      report('failed', { functionName: 'two' }),
    ];
    expect(verdict(reports, strict).reason).toContain('failed (two) failed');
  });

  it('succeeds only if a deciding check passed and no deciding check did not', () => {
    const reports = fc.array(
      fc.record({
        name: fc.string(),
        outcome: fc.constantFrom(...outcomes),
        advisory: fc.boolean(),
        durationMs: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(reports, (list) => {
        const deciding = list.filter((one) => !one.advisory).map((one) => one.outcome);
        const mayPass =
          list.length > 0 &&
          (deciding.length === 0 ||
            (deciding.includes('passed') &&
              deciding.every((outcome) => outcome === 'passed' || outcome === 'skipped')));
        expect(verdict(list, strict).status).toBe(mayPass ? 'Succeeded' : 'Failed');
      }),
    );
  });
});
