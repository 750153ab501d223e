import type { HookEventName } from '../../model/lifecycleEvents.ts';
import type { Faults } from '../http/faults.ts';

/** A function, or a version of one, as the rehearsal file has it. */
export interface RehearsalCode {
  /** A folder (runs in place) or a zip (unpacked), relative to the rehearsal file. */
  codeUri?: string;
  handler?: string;
  /** `nodejs22.x` or `nodejs24.x`; default `nodejs24.x`. */
  runtime?: string;
  /** Seconds; default 3. */
  timeout?: number;
  /** MB; default 128. */
  memorySize?: number;
  environment?: Record<string, string>;
  layers?: string[];
  /** Any process that speaks the Runtime API, instead of `handler`. */
  command?: string[];
}

/** A function: one code, or one for each version, which takes what it does not say from here. */
export interface RehearsalFunction extends RehearsalCode {
  versions?: Record<string, RehearsalCode | null>;
}

/** Goes off at a minute of the deployment's clock, or when the target version has a share. */
export interface RehearsalAlarm {
  name: string;
  atMinute?: number;
  /** Of 1. */
  atShare?: number;
}

/** What a rehearsal file says; the command line reads it from YAML or JSON. */
export interface RehearsalFile {
  /** The path of an AppSpec, relative to this file, or the AppSpec itself. */
  appspec: string | object;
  /** Default `CodeDeployDefault.LambdaAllAtOnce`. */
  deploymentConfig?: string | { type: 'canary' | 'linear'; percentage: number; interval: number };
  /** `minute`: what one minute of waiting takes; default `100ms`. */
  clock?: { minute?: string | number };
  /** Minutes until a silent hook fails the deployment; default 60. */
  hookTimeout?: number;
  /** Default `true`. */
  autoRollback?: boolean;
  /** Where GetApplicationRevision has the content; default `string`. */
  revision?: 'string' | 'appSpecContent';
  faults?: Faults;
  alarms?: RehearsalAlarm[];
  /** Of the draw by which an alias routes. */
  seed?: number;
  /** The lifecycle events whose hook is delivered twice; `true`: both. */
  duplicates?: boolean | HookEventName[];
  functions: Record<string, RehearsalFunction>;
}
