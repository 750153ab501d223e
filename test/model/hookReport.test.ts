import { describe, expect, it } from 'vitest';
import { hookReportMembers, makeHookReport } from '../../src/model/hookReport.ts';

const parts = {
  deploymentId: 'd-1',
  lifecycleEvent: 'BeforeAllowTraffic',
  status: 'Failed',
  reason: 'why',
  bypass: { reason: 'an outage', until: '2026-11-22T10:00:00.000Z', setBy: 'option' },
  targets: [],
  checks: [],
  notes: ['a note'],
  reported: 'accepted',
  actions: [{ name: 'webhook', outcome: 'succeeded', durationMs: 3 }],
  durationMs: 1.6,
} as const;

describe('makeHookReport', () => {
  it('has every member, in the order of the schema, the duration in whole milliseconds', () => {
    const report = makeHookReport({
      ...parts,
      targets: [],
      checks: [],
      notes: [...parts.notes],
      actions: [...parts.actions],
    });
    expect(Object.keys(report)).toEqual(hookReportMembers);
    expect(report).toEqual({ ...parts, schemaVersion: 1, durationMs: 2 });
  });

  it('leaves out what is not known', () => {
    const report = makeHookReport({
      deploymentId: undefined,
      lifecycleEvent: undefined,
      status: 'Succeeded',
      reason: undefined,
      bypass: undefined,
      targets: [],
      checks: [],
      notes: [],
      reported: 'dryRun',
      actions: undefined,
      durationMs: 0,
    });
    expect(Object.keys(report)).toEqual([
      'schemaVersion',
      'status',
      'targets',
      'checks',
      'reported',
      'durationMs',
    ]);
  });
});
