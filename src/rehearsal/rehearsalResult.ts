import type {
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './codedeploy/state/deployment.ts';
import type { LifecycleEventName } from '../model/lifecycleEvents.ts';
import type { HookReport } from './hookReport.ts';
import type { AliasRouting } from './lambda/lambdaStandIn.ts';

/** A PutLifecycleEventHookExecutionStatus as it was received. */
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
  /** The hook; AllowTraffic has none. */
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
  /** Shares of 1 of other versions. */
  routing: NonNullable<AliasRouting['additionalVersionWeights']>;
}

/** What happened in a rehearsal: the document that `--json` prints. */
export interface RehearsalResult {
  deploymentId: string;
  status: DeploymentStatus;
  errorInformation?: { code: string; message: string };
  rollback?: { deploymentId: string; status: DeploymentStatus };
  lifecycleEvents: RehearsedEvent[];
  /** Every report that was received, in order, refused ones too. */
  reports: ReceivedReport[];
  hookReports: { BeforeAllowTraffic?: HookReport; AfterAllowTraffic?: HookReport };
  traffic: TrafficChange[];
  aliases: AliasAtEnd[];
}
