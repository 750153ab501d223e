import type { HookEventName } from '../../model/lifecycleEvents.ts';
import type { Faults } from '../http/faults.ts';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';

/** The code and settings of a function or of one version, as the rehearsal file writes them. */
export interface RehearsalCode extends Partial<Omit<FunctionCode, 'logFormat' | 'tracingMode'>> {
  /** A folder, which runs in place, or a zip, which is unpacked; relative to the rehearsal file. */
  codeUri?: string;
  /** Folders or zips, relative to the rehearsal file. */
  layers?: string[];
}

/** A function. Each version inherits the keys that it does not have itself. */
export interface RehearsalFunction extends RehearsalCode {
  /** The versions, by number. A function without versions is one that hooks name. */
  versions?: Record<string, RehearsalCode | null>;
}

/** The rule of an alarm, with the members of CloudWatch's PutMetricAlarm. */
export interface RehearsalMetricRule {
  /**
   * The namespace of the metric.
   * @default `AWS/Lambda`
   */
  namespace?: string;
  /** The metric's name: `Errors`. */
  metricName: string;
  /** Values by name, such as `FunctionName` and `Resource`. */
  dimensions?: Record<string, string>;
  /**
   * `Sum`, `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile.
   * @default `Sum`
   */
  statistic?: string;
  /**
   * The length of a period, in seconds.
   * @default 60
   */
  period?: number;
  /**
   * How many periods are looked at.
   * @default 1
   */
  evaluationPeriods?: number;
  /**
   * How many of them must cross the threshold.
   * @default `evaluationPeriods`
   */
  datapointsToAlarm?: number;
  /** The value that must not be crossed. */
  threshold: number;
  /**
   * What crosses it: `GreaterThanThreshold`, `GreaterThanOrEqualToThreshold`, `LessThanThreshold`
   * or `LessThanOrEqualToThreshold`.
   * @default `GreaterThanThreshold`
   */
  comparisonOperator?: string;
  /**
   * What a period without data counts as: `missing`, `notBreaching`, `breaching` or `ignore`.
   * @default `missing`
   */
  treatMissingData?: string;
}

/**
 * An alarm that becomes active at a minute, when the target version gets a share of traffic, or when
 * its metric crosses the threshold.
 */
export interface RehearsalAlarm {
  /** The alarm's name. */
  name: string;
  /** Goes off if this metric crosses the threshold. */
  metric?: RehearsalMetricRule;
  /** Goes off at this minute of the deployment's clock. */
  atMinute?: number;
  /** Goes off when the target version gets this share of traffic: above 0, up to 1. */
  atShare?: number;
}

/** What callers send while traffic shifts. */
export interface RehearsalTraffic {
  /** Calls per minute of the clock, for each alias. */
  rate: number;
  /**
   * What each call sends.
   * @default `{}`
   */
  payload?: unknown;
}

/** What only a rehearsal knows: the rest is in the AppSpec or in the template. */
export interface RehearsalSettings {
  /**
   * The deployment configuration: a name that CodeDeploy predefines, or one of your own.
   * @default `CodeDeployDefault.LambdaAllAtOnce`; with a template, that of its deployment
   */
  deploymentConfig?:
    | string
    | {
        /** How traffic shifts. */
        type: 'canary' | 'linear';
        /** The percent of the traffic that shifts first, or in every step. */
        percentage: number;
        /** Minutes to the rest of the traffic, or between two steps. */
        interval: number;
      };
  /** The speed of the simulated clock. */
  clock?: {
    /**
     * How long one minute of waiting takes: milliseconds or a text.
     * @default `100ms`
     */
    minute?: string | number;
  };
  /**
   * Minutes that a hook may take to report before the deployment fails.
   * @default 60
   */
  hookTimeout?: number;
  /**
   * Whether a deployment that fails or is stopped is rolled back.
   * @default `true`, or what the template says
   */
  autoRollback?: boolean;
  /**
   * The member of GetApplicationRevision's answer that holds the AppSpec.
   * @default `string`
   */
  revision?: 'string' | 'appSpecContent';
  /**
   * What goes wrong, by `service.Operation`.
   * @default nothing
   */
  faults?: Faults;
  /**
   * The alarms that stop the deployment. With a template, they are added to its own.
   * @default none
   */
  alarms?: RehearsalAlarm[];
  /**
   * Weighted invocations through each alias, from the start of the shift to the deployment's end.
   * @default none
   */
  traffic?: RehearsalTraffic;
  /**
   * The seed of the random choices that aliases make when they route.
   * @default a new one for each rehearsal
   */
  seed?: number;
  /**
   * The lifecycle events whose hook is invoked twice; `true` is all of them.
   * @default none
   */
  duplicates?: boolean | HookEventName[];
  /**
   * The path of the JSON Schema, for editors. It has no effect here.
   * @default none
   */
  $schema?: string;
}

/** The content of a rehearsal file with an AppSpec. */
export interface RehearsalFile extends RehearsalSettings {
  /** The path of an AppSpec, relative to this file, or the AppSpec itself. */
  appspec: string | object;
  /** The functions that are deployed and those that hooks name, by name. */
  functions: Record<string, RehearsalFunction>;
}

/** The content of a rehearsal file that adds to a template what only a rehearsal knows. */
export interface TemplateRehearsalFile extends RehearsalSettings {
  /** A SAM or CloudFormation template or a CDK assembly, relative to this file. */
  template: string;
  /** Values of the template's parameters, of its imports and of its dynamic references. */
  parameters?: Record<string, string | number | boolean>;
  /** By logical ID; what is set here replaces what the template says. */
  functions?: Record<string, RehearsalCode>;
}
