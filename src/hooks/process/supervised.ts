import { Object, Symbol } from '../../lib/primordials.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { MetricsSettings } from '../metrics/metricsOptions.ts';

/** Set by the isolated entry's child before any of the user's code is loaded. */
const mark = Symbol.for('allow-traffic.supervised');

interface Supervision {
  /** What the supervisor has to know of the handler even where its process dies. */
  metrics?: MetricsSettings | undefined;
  /** The record of the first run: a handler around this package's may answer something else. */
  report?: HookReport;
}

/**
 * Whether a supervisor owns the report: the record is then handed over as the handler's answer.
 * A mark in the process and not in the environment, which could be set by mistake.
 */
export const isSupervised = (): boolean => mark in globalThis;

function supervision(): Supervision | undefined {
  const marked = (globalThis as Record<PropertyKey, unknown>)[mark];
  return typeof marked === 'object' && marked !== null ? marked : undefined;
}

/** Leaves the handler's settings where the child finds them for its supervisor. */
export function tellSupervisor(settings: Pick<Supervision, 'metrics'>): void {
  const told = supervision();
  if (told) Object.assign(told, settings);
}

/** Hands a record over. The first one counts, as the first report of several does. */
export function leaveToSupervisor(report: HookReport): HookReport {
  const told = supervision();
  if (told) told.report ??= { ...report };
  return report;
}
