import { definedMembers, isPlainObject } from '../../lib/objects.ts';
import type { ActionReport } from '../../model/actionReport.ts';
import type { Bypass, HookReport } from '../../model/hookReport.ts';
import type { Target } from '../../model/target.ts';
import { amountOf, listIfAny, listOf, membersOf, textOf, wordOf } from './members.ts';
import { tidyCheck } from './tidyCheck.ts';

/** Whether it looks like the record of a hook, of any version of this package. */
export function isHookReport(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { status, reported, checks } = value;
  return typeof status === 'string' && typeof reported === 'string' && Array.isArray(checks);
}

/**
 * The record of a hook, as far as this version knows its members. What is wrong or unknown becomes the
 * worse: a status that is not Succeeded is Failed.
 */
export function tidyHookReport(value: unknown): HookReport {
  const report = membersOf(value);
  const notes = [...versionNotes(report['schemaVersion']), ...listOf(report['notes'], textOf)];
  const tidied = definedMembers({
    schemaVersion: 1,
    deploymentId: textOf(report['deploymentId']),
    lifecycleEvent: textOf(report['lifecycleEvent']),
    status: wordOf(report['status'], ['Succeeded', 'Failed']) ?? 'Failed',
    reason: textOf(report['reason']),
    bypass: tidyBypass(report['bypass']),
    targets: listOf(report['targets'], tidyTarget),
    checks: listOf(report['checks'], (one) => tidyCheck(one)),
    notes: notes.length > 0 ? notes : undefined,
    reported:
      wordOf(report['reported'], ['accepted', 'alreadyCompleted', 'failed', 'dryRun']) ?? 'failed',
    actions: listIfAny(report['actions'], tidyAction),
    durationMs: amountOf(report['durationMs']),
  });
  return tidied as HookReport;
}

function versionNotes(version: unknown): string[] {
  if (version === 1) return [];
  const has = version === undefined ? 'no schemaVersion' : `schemaVersion ${textOf(version)}`;
  return [
    `The record has ${has}, and this version of allow-traffic reads 1: members that it does not know are left out.`,
  ];
}

function tidyBypass(value: unknown): Bypass | undefined {
  if (value === undefined) return undefined;
  const { reason, until, setBy } = membersOf(value);
  return {
    reason: textOf(reason) ?? '',
    until: textOf(until) ?? '',
    setBy: wordOf(setBy, ['option', 'environment']) ?? 'environment',
  };
}

function tidyTarget(value: unknown): Target {
  const target = membersOf(value);
  const tidied = definedMembers({
    functionName: textOf(target['functionName']) ?? '',
    functionArn: textOf(target['functionArn']),
    alias: textOf(target['alias']),
    currentVersion: textOf(target['currentVersion']),
    targetVersion: textOf(target['targetVersion']) ?? '',
    foundBy: wordOf(target['foundBy'], ['option', 'environment', 'deploymentTargets', 'appSpec']),
  });
  return tidied as Target;
}

function tidyAction(value: unknown): ActionReport {
  const action = membersOf(value);
  const tidied = definedMembers({
    name: textOf(action['name']) ?? '',
    outcome: wordOf(action['outcome'], ['succeeded', 'failed', 'skipped']) ?? 'failed',
    message: textOf(action['message']),
    durationMs: amountOf(action['durationMs']),
  });
  return tidied as ActionReport;
}
