import type { HookEventName } from '../../model/lifecycleEvents.ts';
import type { Faults } from '../http/faults.ts';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';

/** The code and settings of a function or of one version, as the rehearsal file writes them. */
export interface RehearsalCode extends Partial<Omit<FunctionCode, 'logFormat'>> {
  /** A folder, which runs in place, or a zip, which is unpacked; relative to the rehearsal file. */
  codeUri?: string;
  /** Folders or zips, relative to the rehearsal file. */
  layers?: string[];
}

/** A function. Each version inherits the keys that it does not have itself. */
export interface RehearsalFunction extends RehearsalCode {
  versions?: Record<string, RehearsalCode | null>;
}

/** The rule of an alarm, with the members of CloudWatch's PutMetricAlarm. */
export interface RehearsalMetricRule {
  /** Default `AWS/Lambda`. */
  namespace?: string;
  metricName: string;
  /** Values by name, such as `FunctionName` and `Resource`. */
  dimensions?: Record<string, string>;
  /** `Sum` (the default), `Average`, `Minimum`, `Maximum`, `SampleCount` or a percentile. */
  statistic?: string;
  /** Seconds; default 60. */
  period?: number;
  /** Default 1. */
  evaluationPeriods?: number;
  /** Default `evaluationPeriods`. */
  datapointsToAlarm?: number;
  threshold: number;
  /** Default `GreaterThanThreshold`. */
  comparisonOperator?: string;
  /** Default `missing`. */
  treatMissingData?: string;
}

/**
 * An alarm that becomes active at a minute, when the target version gets a share of traffic, or when
 * its metric crosses the threshold.
 */
export interface RehearsalAlarm {
  name: string;
  metric?: RehearsalMetricRule;
  /** Minutes of the deployment's clock. */
  atMinute?: number;
  /** Above 0, up to 1. */
  atShare?: number;
}

/** What callers send while traffic shifts. */
export interface RehearsalTraffic {
  /** Calls per minute of the clock, for each alias. */
  rate: number;
  /** Default `{}`. */
  payload?: unknown;
}

/** What only a rehearsal knows: the rest is in the AppSpec or in the template. */
export interface RehearsalSettings {
  /**
   * Default `CodeDeployDefault.LambdaAllAtOnce`; with a template, the configuration of its
   * deployment.
   */
  deploymentConfig?: string | { type: 'canary' | 'linear'; percentage: number; interval: number };
  /** `minute` is how long one minute of waiting takes: milliseconds or a text; default `100ms`. */
  clock?: { minute?: string | number };
  /** Minutes that a hook may take to report before the deployment fails; default 60. */
  hookTimeout?: number;
  /**
   * Whether a deployment that fails or is stopped is rolled back; default `true`, or what the
   * template says.
   */
  autoRollback?: boolean;
  /** The member of GetApplicationRevision's answer that holds the AppSpec; default `string`. */
  revision?: 'string' | 'appSpecContent';
  /** What goes wrong, by `service.Operation`. */
  faults?: Faults;
  /** With a template, they are added to its own. */
  alarms?: RehearsalAlarm[];
  /** Weighted invocations through each alias, from the start of the shift to the deployment's end. */
  traffic?: RehearsalTraffic;
  /** The seed of the random choices that aliases make when they route. */
  seed?: number;
  /** The lifecycle events whose hook is invoked twice; `true` is all of them. */
  duplicates?: boolean | HookEventName[];
}

/** The content of a rehearsal file with an AppSpec. */
export interface RehearsalFile extends RehearsalSettings {
  /** The path of an AppSpec, relative to this file, or the AppSpec itself. */
  appspec: string | object;
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
