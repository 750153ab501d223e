import type { MetricsSettings } from './metrics/metricsOptions.ts';

/** Set by the isolated entry's child before any of the user's code is loaded. */
const mark = Symbol.for('allow-traffic.supervised');

interface Supervision {
  /** What the supervisor has to know of the handler even where its process dies. */
  metrics?: MetricsSettings | undefined;
}

/**
 * Whether a supervisor owns the report: the record is then handed over as the handler's answer.
 * A mark in the process and not in the environment, which could be set by mistake.
 */
export const isSupervised = (): boolean => mark in globalThis;

/** Leaves the handler's settings where the child finds them for its supervisor. */
export function tellSupervisor(settings: Supervision): void {
  const supervision = (globalThis as Record<PropertyKey, unknown>)[mark];
  if (typeof supervision === 'object' && supervision !== null) {
    Object.assign(supervision, settings);
  }
}
