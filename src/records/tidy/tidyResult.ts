import { definedMembers } from '../../lib/objects.ts';
import type { RehearsalResult } from '../../rehearsal/rehearsalResult.ts';
import {
  amountOf,
  listIfAny,
  listOf,
  membersOf,
  numberOf,
  numbersOf,
  textOf,
  wordOf,
} from './members.ts';
import { tidyInvocations, tidyLatency } from './tidyMeasured.ts';
import { isHookReport, tidyHookReport } from './tidyHookReport.ts';

const statuses = ['Created', 'Queued', 'InProgress', 'Succeeded', 'Failed', 'Stopped'] as const;
const eventStatuses = ['Pending', 'InProgress', 'Succeeded', 'Failed', 'Skipped'] as const;

/** A document of `rehearse --json`, as far as this version knows its members. An unknown status is Failed. */
export function tidyResult(value: unknown): RehearsalResult {
  const result = membersOf(value);
  const tidied = definedMembers({
    deploymentId: textOf(result['deploymentId']) ?? 'unknown',
    status: wordOf(result['status'], statuses) ?? 'Failed',
    errorInformation: tidyError(result['errorInformation']),
    rollback: tidyRollback(result['rollback']),
    lifecycleEvents: listOf(result['lifecycleEvents'], tidyEvent),
    reports: listOf(result['reports'], tidyReport),
    hookReports: tidyHookReports(result['hookReports']),
    traffic: listOf(result['traffic'], tidyTraffic),
    aliases: listOf(result['aliases'], tidyAlias),
    deploymentConfigName: textOf(result['deploymentConfigName']),
    targets: listIfAny(result['targets'], tidyTarget),
    alarms: listIfAny(result['alarms'], (one) => {
      const { name, atMinute } = membersOf(one);
      return { name: textOf(name) ?? '', atMinute: amountOf(atMinute) };
    }),
    faults: listIfAny(result['faults'], tidyFault),
    invocations: tidyInvocations(result['invocations']),
    latency: listIfAny(result['latency'], tidyLatency),
  });
  return tidied as RehearsalResult;
}

function tidyError(value: unknown): RehearsalResult['errorInformation'] {
  if (value === undefined) return undefined;
  const { code, message } = membersOf(value);
  return { code: textOf(code) ?? '', message: textOf(message) ?? '' };
}

function tidyRollback(value: unknown): RehearsalResult['rollback'] {
  if (value === undefined) return undefined;
  const { deploymentId, status } = membersOf(value);
  return { deploymentId: textOf(deploymentId) ?? '', status: wordOf(status, statuses) ?? 'Failed' };
}

function tidyEvent(value: unknown): RehearsalResult['lifecycleEvents'][number] {
  const event = membersOf(value);
  const { errorCode, scriptName, message, logTail } = membersOf(event['diagnostics']);
  const tidied = definedMembers({
    lifecycleEventName: textOf(event['lifecycleEventName']) ?? '',
    functionName: textOf(event['functionName']),
    status: wordOf(event['status'], eventStatuses) ?? 'Failed',
    durationMs: amountOf(event['durationMs']),
    startMinute: numberOf(event['startMinute']),
    endMinute: numberOf(event['endMinute']),
    diagnostics:
      event['diagnostics'] === undefined
        ? undefined
        : definedMembers({
            errorCode: textOf(errorCode) ?? 'UnknownError',
            scriptName: textOf(scriptName),
            message: textOf(message) ?? '',
            logTail: textOf(logTail),
          }),
  });
  return tidied as RehearsalResult['lifecycleEvents'][number];
}

function tidyReport(value: unknown): RehearsalResult['reports'][number] {
  const report = membersOf(value);
  const tidied = definedMembers({
    lifecycleEventName: textOf(report['lifecycleEventName']),
    status: textOf(report['status']) ?? '',
    atMs: amountOf(report['atMs']),
    error: textOf(report['error']),
  });
  return tidied as RehearsalResult['reports'][number];
}

function tidyHookReports(value: unknown): RehearsalResult['hookReports'] {
  const entries = Object.entries(membersOf(value)).filter(([, one]) => isHookReport(one));
  return Object.fromEntries(entries.map(([name, one]) => [name, tidyHookReport(one)]));
}

function tidyTraffic(value: unknown): RehearsalResult['traffic'][number] {
  const { atMinute, functionName, weights } = membersOf(value);
  return {
    atMinute: amountOf(atMinute),
    functionName: textOf(functionName) ?? '',
    weights: numbersOf(weights),
  };
}

function tidyAlias(value: unknown): RehearsalResult['aliases'][number] {
  const { functionName, name, functionVersion, routing } = membersOf(value);
  return {
    functionName: textOf(functionName) ?? '',
    name: textOf(name) ?? '',
    functionVersion: textOf(functionVersion) ?? '',
    routing: numbersOf(routing),
  };
}

function tidyTarget(value: unknown): NonNullable<RehearsalResult['targets']>[number] {
  const { functionName, alias, currentVersion, targetVersion } = membersOf(value);
  return {
    functionName: textOf(functionName) ?? '',
    alias: textOf(alias) ?? '',
    currentVersion: textOf(currentVersion) ?? '',
    targetVersion: textOf(targetVersion) ?? '',
  };
}

function tidyFault(value: unknown): NonNullable<RehearsalResult['faults']>[number] {
  const { operation, fault, times, atMinute } = membersOf(value);
  return {
    operation: textOf(operation) ?? '',
    fault: textOf(fault) ?? '',
    times: amountOf(times),
    atMinute: amountOf(atMinute),
  };
}
