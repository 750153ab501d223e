import type { HookReport, HookStatus } from '../model/hookReport.ts';
import type { FromChild } from './protocol.ts';

/** What the supervised handler's end means for the deployment. */
export interface HandlerOutcome {
  status: HookStatus;
  reason?: string;
  /** The handler's own record, where it was made with this package's factories. */
  record?: HookReport;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const isStatus = (value: unknown): value is HookStatus =>
  value === 'Succeeded' || value === 'Failed';

const hasStatus = (value: unknown): value is Record<string, unknown> & { status: HookStatus } =>
  isObject(value) && isStatus(value['status']);

const isRecord = (value: Record<string, unknown>): boolean =>
  value['schemaVersion'] === 1 &&
  Array.isArray(value['targets']) &&
  Array.isArray(value['checks']) &&
  (value['notes'] === undefined || Array.isArray(value['notes']));

/**
 * The rule: a `HookReport` or a `{ status }` that the handler returns is its word; where it returns
 * anything else, what a handler of this package decided inside it; without either it is Failed, as
 * where it throws, or where the process ends before it answered.
 */
export function handlerOutcome(outcome: FromChild): HandlerOutcome {
  if (outcome.kind !== 'returned') return { status: 'Failed', reason: outcome.message };
  const value = hasStatus(outcome.value) ? outcome.value : outcome.record;
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
