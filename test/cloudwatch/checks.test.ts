import { describe, expect, it } from 'vitest';
import { alarms, versionMetrics } from '../../src/cloudwatch/index.ts';
import type { Check } from '../../src/model/check.ts';
import { checkContract, neverThrows } from '../checks/checkContract.ts';
import { runCheck } from '../../src/checks/run/runCheck.ts';
import { fakeContext } from '../checks/fakeContext.ts';

const wrong = (options: object): Check => alarms(options);
const wrongMetrics = (options: object): Check => versionMetrics(options);

checkContract('alarms', {
  make: () => alarms({ names: ['a'] }),
  passive: true,
  mistakes: {
    'neither names nor a group': () => alarms({}),
    'a group that is not wanted': () => alarms({ ofDeploymentGroup: false }),
    'names and a group': () => alarms({ names: ['a'], ofDeploymentGroup: true }),
    'no names': () => alarms({ names: [] }),
    'an unknown option': () => wrong({ names: ['a'], typo: 1 }),
    'a time of 0': () => alarms({ names: ['a'], stay: 0 }),
  },
});

checkContract('versionMetrics', {
  make: () => versionMetrics({ errors: '<1%' }),
  passive: true,
  mistakes: {
    'nothing to compare': () => versionMetrics({ minInvocations: 5 }),
    'a rate without a limit': () => wrongMetrics({ errors: '1%' }),
    'a statistic that is not known': () => versionMetrics({ duration: 'med<5' }),
    'an absolute limit in percent': () => versionMetrics({ duration: 'p99<5%' }),
    'an unknown option': () => wrongMetrics({ errors: '<1%', typo: 1 }),
  },
});

describe('never throws', () => {
  neverThrows('alarms', alarms);
  neverThrows('versionMetrics', versionMetrics);
});

it.each([
  ['alarms', alarms({ names: ['a'] })],
  ['versionMetrics', versionMetrics({ errors: '<1%' })],
])('%s says that only a hook and tryCheck can ask CloudWatch', async (_, check) => {
  const after = { lifecycleEvent: 'AfterAllowTraffic' } as const;
  const report = await runCheck(check, fakeContext(undefined, after));
  expect(report.outcome).toBe('errored');
  expect(report.message).toContain('which only a hook can, and tryCheck with its answers');
});
