import { describe, expect, it } from 'vitest';
import { rehearse } from '../../src/rehearsal/index.ts';
import { fixtures, rehearsal, type Changes } from './flow.ts';

const shift: Changes = {
  before: 'none',
  after: 'none',
  seed: 1,
  clock: { minute: '20ms' },
  deploymentConfig: { type: 'linear', percentage: 25, interval: 5 },
  traffic: { rate: 10, payload: { orders: 1 } },
  alarms: [
    {
      name: 'errors of the new version',
      metric: {
        metricName: 'Errors',
        dimensions: { FunctionName: 'myfunc', Resource: 'myfunc:myalias', ExecutedVersion: '2' },
        threshold: 0,
      },
    },
  ],
};

describe('traffic', () => {
  it('shows a metric alarm what the new version does, and the alarm stops the shift', async () => {
    const result = await rehearse(rehearsal({ ...shift, versions: { '1': 'v1', '2': 'v3' } }), {
      folder: fixtures,
    });
    expect(result.status).toBe('Stopped');
    expect(result.errorInformation?.code).toBe('ALARM_ACTIVE');
    expect(result.rollback?.status).toBe('Succeeded');
    expect(result.aliases[0]?.functionVersion).toBe('1');
  });

  it('sends every call of a shift, however fast the clock runs between them', async () => {
    let calls = 0;
    await rehearse(rehearsal({ ...shift, alarms: [], clock: { minute: '1ms' } }), {
      folder: fixtures,
      onProgress: (event) => {
        if (event.type === 'log' && event.text.startsWith('START RequestId')) calls += 1;
      },
    });
    // 15 minutes with 10 calls in each.
    expect(calls).toBeGreaterThanOrEqual(145);
    expect(calls).toBeLessThanOrEqual(160);
  });

  it('leaves a shift alone whose new version does not fail', async () => {
    const result = await rehearse(rehearsal(shift), { folder: fixtures });
    expect(result.status).toBe('Succeeded');
  });
});
