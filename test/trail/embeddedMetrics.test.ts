import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcomes, type CheckReport } from '../../src/model/check.ts';
import type { HookReport } from '../../src/model/hookReport.ts';
import { embeddedMetrics } from '../../src/hooks/metrics/embeddedMetrics.ts';
import { readMetrics } from '../../src/hooks/metrics/metricsOptions.ts';
import { expectEmf, type EmfDocument } from './embeddedMetricFormat.ts';

const settings = { namespace: 'AllowTraffic', dimensions: {} };

const check = (more: Partial<CheckReport> = {}): CheckReport => ({
  name: 'latencyBudget',
  functionName: 'orders',
  outcome: 'passed',
  durationMs: 12.5,
  ...more,
});

const report = (more: Partial<HookReport> = {}): HookReport => ({
  schemaVersion: 1,
  deploymentId: 'd-1',
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Failed',
  reason: 'too slow',
  targets: [],
  checks: [check()],
  reported: 'accepted',
  durationMs: 900,
  ...more,
});

const dimensionsOf = (document: EmfDocument): string[] =>
  document._aws.CloudWatchMetrics.flatMap(({ Dimensions }) => Dimensions.flat());

function documents(...given: Parameters<typeof report>): EmfDocument[] {
  return embeddedMetrics(report(...given), settings, 1).map((document) => {
    expectEmf(document);
    return document;
  });
}

describe('embeddedMetrics', () => {
  it('has the verdict, by the lifecycle event', () => {
    const [verdict] = documents();
    expect(verdict).toMatchObject({
      LifecycleEvent: 'BeforeAllowTraffic',
      HookSucceeded: 0,
      HookFailed: 1,
      HookBypassed: 0,
      HookUnreported: 0,
      HookDuration: 900,
    });
    expect(dimensionsOf(verdict!)).toEqual(['LifecycleEvent']);
  });

  it("has each check's outcome, duration and latencies, with their units", () => {
    const measurements = { n: 60, p95Ms: 210.5, maxMemoryMb: 90, cpuPercent: 3, ratio: 0.5 };
    const [, one] = documents({ checks: [check({ outcome: 'failed', measurements })] });
    expect(one).toMatchObject({
      FunctionName: 'orders',
      Check: 'latencyBudget',
      CheckFailed: 1,
      CheckPassed: 0,
      CheckErrored: 0,
      CheckDuration: 12.5,
      ...measurements,
    });
    const units = one!._aws.CloudWatchMetrics[0]!.Metrics.map(({ Name, Unit }) => [Name, Unit]);
    expect(Object.fromEntries(units)).toMatchObject({
      n: 'Count',
      p95Ms: 'Milliseconds',
      maxMemoryMb: 'Megabytes',
      cpuPercent: 'Percent',
      ratio: 'None',
    });
  });

  it('shows nested checks that measured something', () => {
    const nested = [check({ measurements: { p95Ms: 1 } }), check({ name: 'smokeInvoke' })];
    const [, ...checks] = documents({ checks: [check({ name: 'retry', checks: nested })] });
    expect(checks.map((one) => one['Check'])).toEqual(['retry', 'retry > latencyBudget']);
  });

  it('never makes the deployment a dimension', () => {
    for (const document of documents()) {
      expect(document['deploymentId']).toBe('d-1');
      expect(dimensionsOf(document)).not.toContain('deploymentId');
    }
  });

  it('conforms whatever the names and measurements of checks are', () => {
    const anyCheck = fc.record({
      name: fc.string({ unit: 'binary', minLength: 1 }),
      functionName: fc.string(),
      outcome: fc.constantFrom(...outcomes),
      durationMs: fc.double({ min: 0, max: 1e6, noNaN: true }),
      measurements: fc.dictionary(
        fc.oneof(fc.stringMatching(/^[a-z]\w{0,8}$/), fc.constantFrom('Check', '_aws', 'outcome')),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
      ),
    });
    fc.assert(
      fc.property(fc.array(anyCheck), (checks) => {
        for (const one of embeddedMetrics(report({ checks }), settings, 1)) {
          expectEmf(one);
        }
      }),
    );
  });
});

describe('the option metrics', () => {
  it.each([
    [undefined, undefined],
    [false, undefined],
    [true, settings],
    [
      { namespace: 'Orders/Deployments', dimensions: { service: 'orders' } },
      { namespace: 'Orders/Deployments', dimensions: { service: 'orders' } },
    ],
  ])('%j is read', (given, read) => {
    const mistakes: string[] = [];
    expect(readMetrics(given, mistakes)).toEqual(read);
    expect(mistakes).toEqual([]);
  });

  it.each([
    ['yes', /true, false or \{ namespace/],
    [{ nameSpace: 'x' }, /unknown option "nameSpace" of metrics/],
    [{ namespace: '' }, /1 to 255/],
    [{ namespace: 'AWS/Lambda' }, /not beginning with AWS/],
    [{ dimensions: { service: '' } }, /dimensions of metrics/],
    [{ dimensions: { deploymentId: 'd-1' } }, /deployment’s id/],
    [{ dimensions: { Check: 'mine' } }, /without LifecycleEvent, FunctionName, Check/],
    [
      { dimensions: Object.fromEntries(Array.from({ length: 28 }, (_, i) => [`d${i}`, 'x'])) },
      /27/,
    ],
  ])('%j is a mistake', (given, sentence) => {
    const mistakes: string[] = [];
    readMetrics(given, mistakes);
    expect(mistakes.join()).toMatch(sentence);
  });
});
