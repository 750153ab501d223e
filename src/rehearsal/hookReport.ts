import { hookReportMembers } from '../model/hookReport.ts';

/** One check as a hook reports it; see CheckReport in the package's main entry. */
export interface HookReportCheck {
  name: string;
  functionName?: string;
  /** `passed`, `failed`, `errored`, `inconclusive` or `skipped`. */
  outcome: string;
  advisory?: boolean;
  message?: string;
  expected?: unknown;
  actual?: unknown;
  /** Numbers, the unit in the key. */
  measurements?: Record<string, number>;
  /** `counts[i]` values lie from `edgesMs[i]` up to `edgesMs[i + 1]`. */
  histogram?: { edgesMs: number[]; counts: number[] };
  durationMs?: number;
  checks?: HookReportCheck[];
}

/** What a hook says of its run, as the rehearsal received it: the hook's word, not verified. */
export interface HookReport {
  schemaVersion: 1;
  status: string;
  reason?: string;
  reported: string;
  checks: HookReportCheck[];
  durationMs?: number;
  [key: string]: unknown;
}

/** The value as a HookReport; undefined where it is none. */
export function asHookReport(value: unknown): HookReport | undefined {
  if (!isObject(value)) return undefined;
  const { schemaVersion, status, reported, checks } = value;
  const known = schemaVersion === 1 && typeof status === 'string' && typeof reported === 'string';
  if (!known || !Array.isArray(checks) || !checks.every(isCheck)) return undefined;
  // A log line has other members beside those of the record.
  const own = Object.entries(value).filter(([member]) => hookReportMembers.includes(member));
  return Object.fromEntries(own) as unknown as HookReport;
}

function isCheck(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { name, outcome, checks } = value;
  const nested = checks === undefined || (Array.isArray(checks) && checks.every(isCheck));
  return typeof name === 'string' && typeof outcome === 'string' && nested;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
