import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../src/rehearsal/index.ts';
import { fixtures, rehearsal } from '../flow.ts';

describe('observeStandIn', () => {
  it('puts invocations, latency, faults and minutes into the document', async () => {
    const result = await rehearse(
      rehearsal({
        before: 'discovers',
        deploymentConfig: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        traffic: { rate: 4 },
        faults: { 'codedeploy.BatchGetDeploymentTargets': { fault: 'throttle', times: 1 } },
      }),
      { folder: fixtures },
    );
    expect(result).toMatchObject({
      deploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      targets: [
        { functionName: 'myfunc', alias: 'myalias', currentVersion: '1', targetVersion: '2' },
      ],
      alarms: [],
    });
    const [before, shift] = result.lifecycleEvents;
    expect(before?.startMinute).toBeGreaterThanOrEqual(0);
    expect((shift?.endMinute ?? 0) - (shift?.startMinute ?? 0)).toBeCloseTo(5, 1);
    const { total, recorded } = result.invocations ?? { total: 0, recorded: [] };
    expect(total).toBeGreaterThan(10);
    const hook = recorded.find(({ functionName }) => functionName === 'before');
    expect(hook).toMatchObject({ outcome: 'succeeded' });
    expect(hook?.log.some((line) => line.startsWith('REPORT RequestId'))).toBe(true);
    expect(hook?.initDurationMs).toBeGreaterThan(0);
    expect(hook?.logLines).toBe(hook?.log.length);
    const called = (result.latency ?? []).map(
      ({ version, coldStarts }) => `${version} ${coldStarts}`,
    );
    expect(called).toContain('1 true');
    expect(called).toContain('1 false');
  });

  it('counts the faults that were played', async () => {
    const put = 'codedeploy.PutLifecycleEventHookExecutionStatus';
    const result = await rehearse(
      rehearsal({ faults: { [put]: { fault: 'throttle', times: 2 } } }),
      {
        folder: fixtures,
      },
    );
    expect(result.faults).toMatchObject([{ operation: put, fault: 'throttle', times: 2 }]);
  });

  it('shows what a module wrote before it failed to load', async () => {
    const result = await rehearse(rehearsal({ before: 'broken-syntax.handler' }), {
      folder: fixtures,
    });
    const hook = result.invocations?.recorded.find(({ functionName }) => functionName === 'before');
    expect(hook?.outcome).toBe('failed');
    expect(hook?.log.join('\n')).toContain('SyntaxError');
  });
});
