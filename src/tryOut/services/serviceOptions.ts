import type { Duration } from '../../lib/duration.ts';
import type { LambdaAnswer } from '../lambda.ts';

/** One request of `http`, as it was sent. */
export interface TriedRequest {
  /** The URL. */
  readonly url: string;
  /** The method: `GET`. */
  readonly method: string;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body. Missing if none was sent. */
  readonly body?: string;
  /** Milliseconds from the start of the check to this request. */
  readonly atMs: number;
}

/** An answer to `http`. A body that is not a text is answered as JSON. */
export interface HttpAnswer {
  /**
   * The status code.
   * @default 200
   */
  readonly statusCode?: number;
  /**
   * The headers, by name.
   * @default none; for JSON its `content-type`
   */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The body: a text as it is, anything else as JSON.
   * @default an empty text
   */
  readonly body?: unknown;
}

/**
 * What is answered to the requests of `http`: a list with one answer for each request in turn, or a function
 * of the request. `lambda.disconnects` and `lambda.hangs` are answers too, and alone one for every request.
 */
export type HttpAnswersOption =
  | LambdaAnswer
  | readonly (HttpAnswer | LambdaAnswer)[]
  | ((request: TriedRequest) => HttpAnswer | LambdaAnswer | Promise<HttpAnswer | LambdaAnswer>);

/** A metric that an alarm reads. */
export interface AlarmMetric {
  /** The namespace: `AWS/Lambda`. */
  readonly namespace: string;
  /** The metric's name: `Errors`. */
  readonly metricName: string;
  /** Values by name. */
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** The states of an alarm, as CloudWatch's `DescribeAlarms` names them. */
export type AlarmStateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** An alarm: its state, or more than that. */
export type TriedAlarm =
  | AlarmStateValue
  | {
      /** The state. */
      readonly state: AlarmStateValue;
      /** CloudWatch's reason for the state. */
      readonly reason?: string;
      /** What it reads: `alarms` asks for the data of each. @default nothing */
      readonly metrics?: readonly AlarmMetric[];
    };

/** Alarms by their names. An alarm that is not here does not exist. */
export type TriedAlarms = Readonly<Record<string, TriedAlarm>>;

/** What CloudWatch says of alarms: data, a list with one answer for each call, or a function of the names. */
export type AlarmsOption =
  | TriedAlarms
  | LambdaAnswer
  | readonly (TriedAlarms | LambdaAnswer)[]
  | ((names: readonly string[]) => TriedAlarms | LambdaAnswer);

/** A statistic of a metric that the check asked CloudWatch for. */
export interface TriedMetric {
  /** The namespace: `AWS/Lambda`. */
  readonly namespace: string;
  /** The metric's name: `Errors`. */
  readonly metricName: string;
  /** Values by name. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Such as `Sum` or `p99`. */
  readonly statistic: string;
  /** The length of a period, in seconds. */
  readonly periodSeconds: number;
}

/** A value, or one for each period with data, oldest first. An empty list: the metric has no data. */
export type MetricValues = number | readonly number[];

/**
 * What CloudWatch has of metrics: by version and by the metric's name, or a function of what the check asked
 * for. A metric is of a version if one of its dimensions is the version's number.
 */
export type MetricsOption =
  | { readonly [version in 'target' | 'current']?: Readonly<Record<string, MetricValues>> }
  | LambdaAnswer
  | ((metric: TriedMetric) => MetricValues | LambdaAnswer);

/** What CodeDeploy says of the deployment and of its group. */
export interface TriedDeployment {
  /**
   * The name of the deployment configuration.
   * @default `CodeDeployDefault.LambdaLinear10PercentEvery1Minute`
   */
  readonly configName?: string;
  /** `codeDeployRollback` or `CloudFormationRollback` if it is a rollback. @default `user` */
  readonly creator?: string;
  /** How long ago it started, on the real clock. @default 10 minutes */
  readonly startedAgo?: Duration;
  /** The names of the group's alarms. @default none */
  readonly alarms?: readonly string[];
  /** `false`: the group's alarms are switched off. @default true */
  readonly alarmsEnabled?: boolean;
}
