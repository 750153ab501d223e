/*
 * What the checks of this folder ask AWS, as plain data: the only thing that they know of it.
 */

/** A metric, as CloudWatch tells metrics apart. */
export interface MetricName {
  readonly namespace: string;
  readonly metricName: string;
  /** Values by name. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Only measurements with this unit are read. */
  readonly unit?: string;
  /** The account that has the metric. Default: the hook's own. */
  readonly accountId?: string;
}

/** A statistic of a metric. */
export interface MetricQuery {
  readonly metric: MetricName;
  /** `Sum`, `SampleCount`, `Average`, `Minimum`, `Maximum` or a percentile such as `p99`. */
  readonly statistic: string;
  readonly periodSeconds: number;
}

/** A span of time, in milliseconds since the epoch. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** An alarm as DescribeAlarms shows it. */
export interface AlarmState {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  readonly reason: string;
  /** The metrics that it reads; empty if it has other alarms or a query instead. */
  readonly metrics: readonly MetricName[];
}

/** What GetDeployment says. */
export interface DeploymentDetails {
  readonly applicationName: string;
  readonly groupName: string;
  readonly configName: string;
  /** `user`, and for rollbacks `codeDeployRollback`. */
  readonly creator: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number | undefined;
}

/** The alarms of a deployment group. */
export interface GroupAlarms {
  readonly enabled: boolean;
  readonly names: readonly string[];
}

/** The calls of one run of a check. Each rejects with an error that names its IAM action. */
export interface Services {
  /** The alarms that exist among these, in any order. */
  alarms(names: readonly string[]): Promise<AlarmState[]>;
  /** The values of each query, oldest first. A period without measurements has no value. */
  metricValues(queries: readonly MetricQuery[], window: Window): Promise<number[][]>;
  deployment(): Promise<DeploymentDetails>;
  groupAlarms(deployment: DeploymentDetails): Promise<GroupAlarms>;
}
