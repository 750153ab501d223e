import type { Tags } from '../../tags.ts';
import type { MetricIdentity } from './metricStore.ts';
import type { Statistic } from './statistic.ts';

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

export const alarmStates: readonly AlarmState[] = ['OK', 'ALARM', 'INSUFFICIENT_DATA'];

export const comparisons = {
  GreaterThanThreshold: (value: number, threshold: number): boolean => value > threshold,
  GreaterThanOrEqualToThreshold: (value: number, threshold: number): boolean => value >= threshold,
  LessThanThreshold: (value: number, threshold: number): boolean => value < threshold,
  LessThanOrEqualToThreshold: (value: number, threshold: number): boolean => value <= threshold,
} as const;

export type Comparison = keyof typeof comparisons;

export const missingDataTreatments = ['missing', 'ignore', 'breaching', 'notBreaching'] as const;

/** What an alarm watches, and when it goes off. */
export interface AlarmRule {
  metric: MetricIdentity;
  /** As the request names it: `Sum`, `p99`. */
  statisticName: string;
  statistic: Statistic;
  /** Seconds. */
  period: number;
  evaluationPeriods: number;
  /** Undefined if it was not given: then it is all of them. */
  datapointsToAlarm: number | undefined;
  threshold: number;
  comparison: Comparison;
  treatMissingData: (typeof missingDataTreatments)[number];
  unit: string | undefined;
}

export interface Alarm {
  readonly name: string;
  readonly createdAt: Date;
  updatedAt: Date;
  description: string | undefined;
  actionsEnabled: boolean;
  /** ARNs, by the state that they are for. */
  actions: Readonly<Record<AlarmState, readonly string[]>>;
  rule: AlarmRule;
  readonly tags: Tags;
  state: AlarmState;
  stateReason: string;
  stateReasonData: string | undefined;
  stateUpdatedAt: Date;
}
