import type {
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './codedeploy/state/deployment.ts';
import type { HookEventName, LifecycleEventName } from '../model/lifecycleEvents.ts';
import type { Histogram } from '../model/check.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { AliasRouting } from './lambda/lambdaStandIn.ts';

/** A PutLifecycleEventHookExecutionStatus that the stand-in received. */
export interface ReceivedReport {
  lifecycleEventName?: LifecycleEventName;
  status: string;
  /** Real milliseconds since the deployment was started. */
  atMs: number;
  /** The exception that refused it, or the fault that it met. */
  error?: string;
}

export interface RehearsedEvent {
  lifecycleEventName: LifecycleEventName;
  /** The hook's function, as the AppSpec names it; AllowTraffic has none. */
  functionName?: string;
  status: LifecycleEventStatus;
  /** Real milliseconds. */
  durationMs: number;
  /** Minutes of the deployment's own clock. Missing if the event did not start. */
  startMinute?: number;
  /** Missing if the event did not end. */
  endMinute?: number;
  diagnostics?: Diagnostics;
}

export interface TrafficChange {
  /** Minutes of the deployment's own clock. */
  atMinute: number;
  functionName: string;
  /** Shares of 1, by version. */
  weights: Record<string, number>;
}

export interface AliasAtEnd {
  functionName: string;
  name: string;
  functionVersion: string;
  /** The weights of other versions, as shares of 1. */
  routing: NonNullable<AliasRouting['additionalVersionWeights']>;
}

/** A function of the AppSpec, and the versions between which its traffic shifts. */
export interface RehearsedTarget {
  functionName: string;
  alias: string;
  currentVersion: string;
  targetVersion: string;
}

/** A fault of the rehearsal file that was played. */
export interface PlayedFault {
  /** `service.Operation`. */
  operation: string;
  fault: string;
  /** How many requests met it. */
  times: number;
  /** The minute of the first one, on the deployment's own clock. */
  atMinute: number;
}

/** One invocation of a function, with its log. */
export interface RehearsedInvocation {
  requestId: string;
  functionName: string;
  version: string;
  /** The minute in which it ended, on the deployment's own clock. */
  atMinute: number;
  /** `running`: it had not ended when the deployment had. */
  outcome: 'succeeded' | 'failed' | 'throttled' | 'running';
  durationMs?: number;
  /** Only for a cold start. */
  initDurationMs?: number;
  /** At most the first 20 and the last 30 lines, each cut after 1,000 characters. */
  log: string[];
  /** How many lines its log had. */
  logLines: number;
}

/** How long the invocations of one version took, on Lambda's clock. */
export interface RehearsedLatency {
  functionName: string;
  version: string;
  /** Cold starts are counted apart: their times include init. */
  coldStarts: boolean;
  n: number;
  failed: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
  maxMs: number;
  /** All versions of a function have the same edges. */
  histogram: Histogram;
}

/** What happened in a rehearsal: the document that `--json` prints. */
export interface RehearsalResult {
  deploymentId: string;
  status: DeploymentStatus;
  errorInformation?: { code: string; message: string };
  rollback?: { deploymentId: string; status: DeploymentStatus };
  lifecycleEvents: RehearsedEvent[];
  /** Every report, in the order received, refused ones included. */
  reports: ReceivedReport[];
  /** The record of each hook that returned or logged one, as the hook wrote it: not verified. */
  hookReports: Partial<Record<HookEventName, HookReport>>;
  traffic: TrafficChange[];
  aliases: AliasAtEnd[];
  /** Missing, like the members after it, in documents of allow-traffic 0.1. */
  deploymentConfigName?: string;
  targets?: RehearsedTarget[];
  /** The alarms that went off, of those that the deployment watches. */
  alarms?: { name: string; atMinute: number }[];
  /** Those that any function or hook of the stack met. */
  faults?: PlayedFault[];
  /** For each version of a function the first 20 invocations, and up to 20 that failed later. */
  invocations?: { total: number; recorded: RehearsedInvocation[] };
  /** Of the functions that are deployed. */
  latency?: RehearsedLatency[];
}
