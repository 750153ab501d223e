/** It cuts across all rooms: a hook watches the alarms of the stand-in's deployment group. */
import { describe, expect, it } from 'vitest';
import { accepted, deploy } from './deploy.ts';

/** OK, and the metric that it reads has data. */
const alarms = [{ name: 'errors', atMinute: 10_000 }];

describe('the alarms of the deployment group, after the shift', () => {
  it('are found by the deployment, and stay quiet', async () => {
    const result = await deploy({ after: 'staysQuiet', alarms });
    expect(accepted(result)).toEqual(['Succeeded']);
    const [check] = result.hookReports.AfterAllowTraffic?.checks ?? [];
    expect(check).toMatchObject({ name: 'alarms', outcome: 'passed', measurements: { n: 1 } });
    expect(check?.message).toContain('1 alarm is quiet for 2000 ms');
    expect(check?.measurements?.['looks']).toBeGreaterThanOrEqual(3);
    expect(check?.durationMs).toBeGreaterThanOrEqual(2_000);
  });

  it('stop the deployment if one goes off meanwhile, before the hook can report', async () => {
    const result = await deploy({ after: 'goesOff', alarms, autoRollback: false });
    expect(result.status).toBe('Stopped');
    expect(result.errorInformation?.code).toBe('ALARM_ACTIVE');
    expect(accepted(result)).toEqual([]);
  });

  it('fail the deployment if there are none', async () => {
    const result = await deploy({ after: 'staysQuiet' });
    expect(accepted(result)).toEqual(['Failed']);
    const { reason } = result.hookReports.AfterAllowTraffic ?? {};
    expect(reason).toContain('has no alarms');
  });
});
