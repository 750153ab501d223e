import { describe, expect, it } from 'vitest';
import { advanceAll, type ProgressStates } from '../../../src/reporters/drawing/progressStates.ts';
import type { ProgressEvent } from '../../../src/rehearsal/index.ts';

const plan = (deploymentId: string): ProgressEvent => ({
  type: 'plan',
  deploymentId,
  path: 'template.yaml',
  deploymentConfigName: 'CodeDeployDefault.LambdaAllAtOnce',
  targets: [],
  hooks: { BeforeAllowTraffic: 'shared' },
});

const deployment = (deploymentId: string, failed?: string): ProgressEvent => ({
  type: 'deployment',
  deploymentId,
  status: 'InProgress',
  creator: failed === undefined ? 'user' : 'codeDeployRollback',
  ...(failed !== undefined && { rollbackTriggeringDeploymentId: failed }),
});

const traffic = (deploymentId: string, functionName: string): ProgressEvent => ({
  type: 'traffic',
  deploymentId,
  functionName,
  alias: 'live',
  weights: {},
  atMinute: 0,
  targetShare: 1,
});

function after(...events: ProgressEvent[]): ProgressStates {
  const states: ProgressStates = [];
  for (const event of [plan('d-A'), plan('d-B'), ...events]) advanceAll(states, event, 0);
  return states;
}

describe('advanceAll', () => {
  it('shows each event in its own deployment', () => {
    const [a, b] = after(
      deployment('d-A'),
      deployment('d-B'),
      {
        type: 'report',
        deploymentId: 'd-B',
        lifecycleEventName: 'BeforeAllowTraffic',
        status: 'Failed',
      },
      traffic('d-A', 'orders'),
      { type: 'alarm', name: 'errors', deploymentIds: ['d-B'] },
    );
    expect(a?.events[0]?.reports).toEqual([]);
    expect(b?.events[0]?.reports).toHaveLength(1);
    expect([...(a?.traffic.keys() ?? [])]).toEqual(['orders:live']);
    expect(b?.traffic.size).toBe(0);
    expect([a?.alarms, b?.alarms]).toEqual([[], ['errors']]);
  });

  it('shows a rollback in the deployment that it undoes', () => {
    const [a, b] = after(deployment('d-A'), deployment('d-R', 'd-A'), traffic('d-R', 'orders'));
    expect(a).toMatchObject({ deploymentId: 'd-A', rollback: { deploymentId: 'd-R' } });
    expect([...(a?.rollbackTraffic.keys() ?? [])]).toEqual(['orders:live']);
    expect(b?.rollback).toBeUndefined();
  });
});
