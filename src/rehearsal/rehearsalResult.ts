import type {
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './codedeploy/state/deployment.ts';
import type { HookEventName, LifecycleEventName } from '../model/lifecycleEvents.ts';
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
}
