import type { ReceivedEvent } from '../hooks/run/hookEvent.ts';
import { isPlainObject } from '../lib/objects.ts';
import {
  makeHookReport,
  type Bypass,
  type HookReport,
  type HookStatus,
  type Reported,
} from '../model/hookReport.ts';
import type { FromChild } from './protocol.ts';

/** What the end of the supervised handler means for the deployment. */
export interface HandlerOutcome {
  status: HookStatus;
  reason?: string;
  /** The handler's own record, if this package's factories made the handler. */
  record?: HookReport;
  bypass?: Bypass | undefined;
  /** What the supervisor adds to the notes of the record. */
  notes?: readonly string[];
}

const isStatus = (value: unknown): value is HookStatus =>
  value === 'Succeeded' || value === 'Failed';

const hasStatus = (value: unknown): value is Record<string, unknown> & { status: HookStatus } =>
  isPlainObject(value) && isStatus(value['status']);

const isRecord = (value: Record<string, unknown>): boolean =>
  value['schemaVersion'] === 1 &&
  Array.isArray(value['targets']) &&
  Array.isArray(value['checks']) &&
  (value['notes'] === undefined || Array.isArray(value['notes']));

/**
 * If an allow-traffic handler that ran in the child Failed, so does the hook, whatever the handler
 * around it returns. Otherwise the supervisor uses a `HookReport` or a `{ status }` that the handler
 * returns, or else the record of the first allow-traffic handler. Without any of these the status is
 * Failed, as it is if the handler throws or its process ends before it answers.
 */
export function handlerOutcome(outcome: FromChild): HandlerOutcome {
  if (outcome.kind !== 'returned') return { status: 'Failed', reason: outcome.message };
  const isFailed = hasStatus(outcome.record) && outcome.record.status === 'Failed';
  const value = hasStatus(outcome.value) && !isFailed ? outcome.value : outcome.record;
  if (!hasStatus(value)) {
    return {
      status: 'Failed',
      reason:
        'the handler returned without a verdict; expected a HookReport or { status: "Succeeded" | "Failed" }',
    };
  }
  const { status, reason } = value;
  return {
    status,
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(isRecord(value) ? { record: value as unknown as HookReport } : {}),
  };
}

/** The handler's own record if there is one, with the members that the supervisor knows better. */
export function supervisedReport(
  received: ReceivedEvent,
  { status, reason, record, bypass, notes = [] }: HandlerOutcome,
  started: number,
) {
  return (reported: Reported, note?: string): HookReport =>
    makeHookReport({
      // Also members that this version does not know: the handler may bring a newer one.
      ...record,
      deploymentId: received.kind === 'hook' ? received.event.DeploymentId : record?.deploymentId,
      lifecycleEvent: record?.lifecycleEvent,
      status,
      reason,
      bypass: bypass ?? record?.bypass,
      targets: record?.targets ?? [],
      checks: record?.checks ?? [],
      notes: [...notes, ...(record?.notes ?? []), ...(note === undefined ? [] : [note])],
      reported,
      // They run after the report: whatever the handler says, this record has none yet.
      actions: undefined,
      durationMs: performance.now() - started,
    });
}
