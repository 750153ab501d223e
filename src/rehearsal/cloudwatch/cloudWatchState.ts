import type { Clock } from '../clock.ts';
import type { Input } from '../http/operation.ts';
import type { Alarm, AlarmState } from './state/alarm.ts';
import type { MetricStore } from './state/metricStore.ts';

/** Called when an alarm changes its state. */
export type AlarmListener = (name: string, state: AlarmState) => void;

export interface CloudWatchContext {
  clock: Clock;
  listeners: Set<AlarmListener>;
  /** Aborted when the stand-in closes. */
  signal: AbortSignal;
}

/** The whole service: its surroundings, and what it remembers. */
export interface CloudWatchState {
  readonly context: CloudWatchContext;
  readonly store: {
    readonly metrics: MetricStore;
    /** By name. */
    readonly alarms: Map<string, Alarm>;
  };
}

/** One operation of CloudWatch's API: AWS's request members in, its response members out. */
export type CloudWatchOperation = (state: CloudWatchState, input: Input) => unknown;

export function createCloudWatchState(clock: Clock, signal: AbortSignal): CloudWatchState {
  return {
    context: { clock, listeners: new Set(), signal },
    store: { metrics: new Map(), alarms: new Map() },
  };
}
