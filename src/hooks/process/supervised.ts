import { Object, Symbol } from '../../lib/primordials.ts';
import type { ActionReport } from '../../model/actionReport.ts';
import type { HookReport, HookStatus } from '../../model/hookReport.ts';
import type { MetricsSettings } from '../metrics/metricsOptions.ts';

/** The isolated entry's child sets it before it loads any of the user's code. */
const mark = Symbol.for('allow-traffic.supervised');

/** Runs the actions that follow a report. Never rejects. */
export type Act = (report: HookReport, remainingMs: number) => Promise<ActionReport[]>;

interface Supervision {
  /** What the supervisor must know about the handler even if its process dies. */
  metrics?: MetricsSettings | undefined;
  /** The names of its actions. */
  actions?: Readonly<Record<HookStatus, readonly string[]>> | undefined;
  /** The record of the first run: an outer handler of the user's may return something else. */
  report?: HookReport;
  /** The actions of that run, which the supervisor asks for once its report was accepted. */
  act?: Act | undefined;
}

/**
 * Whether a supervisor process reports. The handler then only returns its record. The mark is in the
 * process because an environment variable could be set by mistake.
 */
export const isSupervised = (): boolean => mark in globalThis;

function supervision(): Supervision | undefined {
  const marked = (globalThis as Record<PropertyKey, unknown>)[mark];
  return typeof marked === 'object' && marked !== null ? marked : undefined;
}

/** Leaves the handler's settings for the supervisor. */
export function tellSupervisor(settings: Pick<Supervision, 'metrics' | 'actions'>): void {
  const told = supervision();
  if (told) Object.assign(told, settings);
}

/**
 * Leaves a record for the supervisor. The first one counts, as it does with reports, unless a later
 * one Failed: then something that decides did not pass.
 */
export function leaveToSupervisor(report: HookReport, act: Act | undefined): HookReport {
  const told = supervision();
  const isFirst = told?.report === undefined;
  const isFirstFailed = report.status === 'Failed' && told?.report?.status === 'Succeeded';
  if (told && (isFirst || isFirstFailed)) Object.assign(told, { report: { ...report }, act });
  return report;
}
