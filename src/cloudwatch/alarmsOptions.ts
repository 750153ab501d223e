import type { Duration } from '../lib/duration.ts';
import type { Judgement } from './judgement.ts';

/** Options of `alarms`: `names` or `ofDeploymentGroup`, and how long the alarms stay quiet. */
export interface AlarmsOptions {
  /** The alarms, metric alarms and composite ones, by their names. @default none */
  names?: readonly string[];
  /** `true`: the alarms of the deployment group, as CodeDeploy has them. @default false */
  ofDeploymentGroup?: boolean;
  /**
   * After the shift, how long no alarm may go off. The hook must have that much time left: a function
   * of Lambda runs for 15 minutes at most.
   * @default the alarms are looked at once
   */
  stay?: Duration;
  /**
   * What it means if an alarm is `INSUFFICIENT_DATA` at the last look, or if a metric that it reads
   * had no data in the last 14 days.
   * @default inconclusive
   */
  insufficientData?: Judgement;
}

/** The options of `alarms`, read. */
export interface AlarmsPlan extends AlarmsOptions {
  readonly stayMs: number;
}
