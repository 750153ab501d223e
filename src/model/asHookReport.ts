import { isPlainObject } from '../lib/objects.ts';
import { Array, Object } from '../lib/primordials.ts';
import { hookReportMembers, type HookReport } from './hookReport.ts';

/**
 * The record in a value, which may have other members beside those of the record. Only `schemaVersion`,
 * `status`, `reported` and the checks' `name` and `outcome` are verified. `undefined` if it is not a record.
 */
export function asHookReport(value: unknown): HookReport | undefined {
  if (!isPlainObject(value)) return undefined;
  const { schemaVersion, status, reported, checks } = value;
  const known = schemaVersion === 1 && typeof status === 'string' && typeof reported === 'string';
  if (!known || !Array.isArray(checks) || !checks.every(isCheckReport)) return undefined;
  const own = Object.entries(value).filter(([member]) => hookReportMembers.includes(member));
  return Object.fromEntries(own) as unknown as HookReport;
}

function isCheckReport(value: unknown): boolean {
  if (!isPlainObject(value)) return false;
  const { name, outcome, checks } = value;
  const nested = checks === undefined || (Array.isArray(checks) && checks.every(isCheckReport));
  return typeof name === 'string' && typeof outcome === 'string' && nested;
}
