import type {
  DeploymentStatus,
  Diagnostics,
  LifecycleEventStatus,
} from './codedeploy/state/deployment.ts';
import type { HookEventName, LifecycleEventName } from '../model/lifecycleEvents.ts';
import type { HookReport } from '../model/hookReport.ts';
import type { AliasRouting } from './lambda/lambdaStandIn.ts';
import type { RehearsedInvocation } from './record/rehearsedInvocation.ts';
import type { RehearsedLatency } from './record/rehearsedLatency.ts';

/** A PutLifecycleEventHookExecutionStatus that the stand-in received. */
export interface ReceivedReport {
  /** The lifecycle event that it was for. Missing if its id is unknown. */
  lifecycleEventName?: LifecycleEventName;
  /** The status that was reported, as it was sent. */
  status: string;
  /** Real milliseconds since the deployment was started. */
  atMs: number;
  /** The exception that refused it, or the fault that it met. */
  error?: string;
}

/** One lifecycle event of a deployment. */
export interface RehearsedEvent {
  /** Its name: `BeforeAllowTraffic`. */
  lifecycleEventName: LifecycleEventName;
  /** The hook's function, as the AppSpec names it; AllowTraffic has none. */
  functionName?: string;
  /** How it ended. */
  status: LifecycleEventStatus;
  /** Real milliseconds. */
  durationMs: number;
  /** Minutes of the deployment's own clock. Missing if the event did not start. */
  startMinute?: number;
  /** Missing if the event did not end. */
  endMinute?: number;
  /** Why it failed. */
  diagnostics?: Diagnostics;
}

/** A change of the weights of an alias. */
export interface TrafficChange {
  /** Minutes of the deployment's own clock. */
  atMinute: number;
  /** The function's name. */
  functionName: string;
  /** Shares of 1, by version. */
  weights: Record<string, number>;
}

/** An alias as the deployment left it. */
export interface AliasAtEnd {
  /** The function's name. */
  functionName: string;
  /** The alias's name. */
  name: string;
  /** The version that it points to. */
  functionVersion: string;
  /** The weights of other versions, as shares of 1. */
  routing: NonNullable<AliasRouting['additionalVersionWeights']>;
}

/** A function of the AppSpec, and the versions between which its traffic shifts. */
export interface RehearsedTarget {
  /** The function's name. */
  functionName: string;
  /** The alias whose traffic shifts. */
  alias: string;
  /** The version in production: a number. */
  currentVersion: string;
  /** The version that is being deployed: a number. */
  targetVersion: string;
}

/** A fault of the rehearsal file that was played. */
export interface PlayedFault {
  /** `service.Operation`. */
  operation: string;
  /** What went wrong: `throttle`. */
  fault: string;
  /** How many requests met it. */
  times: number;
  /** The minute of the first one, on the deployment's own clock. */
  atMinute: number;
}

/** What happened in a rehearsal: the document that `--json` prints. */
export interface RehearsalResult {
  /** The deployment's id. */
  deploymentId: string;
  /** How it ended: `Succeeded`, `Failed` or `Stopped`. */
  status: DeploymentStatus;
  /** Why it failed, as CodeDeploy says it. Missing if it Succeeded. */
  errorInformation?: {
    /** CodeDeploy's error code: `HOOK_EXECUTION_FAILURE`. */
    code: string;
    /** One sentence. */
    message: string;
  };
  /** The deployment that rolled it back, if there was one. */
  rollback?: {
    /** Its id. */
    deploymentId: string;
    /** How it ended. */
    status: DeploymentStatus;
  };
  /** The lifecycle events, in the order in which they run. */
  lifecycleEvents: RehearsedEvent[];
  /** Every report, in the order received, refused ones included. */
  reports: ReceivedReport[];
  /** The record of each hook that returned or logged one, as the hook wrote it: not verified. */
  hookReports: Partial<Record<HookEventName, HookReport>>;
  /** Each change of the weights of an alias, in order. */
  traffic: TrafficChange[];
  /** Where the aliases route at the end. */
  aliases: AliasAtEnd[];
  /**
   * The name of the deployment configuration. Missing, like the members after it, in documents of
   * allow-traffic 0.1.
   */
  deploymentConfigName?: string;
  /** The functions whose traffic shifts. */
  targets?: RehearsedTarget[];
  /** The alarms that went off, of those that the deployment watches. */
  alarms?: {
    /** The alarm's name. */
    name: string;
    /** Minutes of the deployment's own clock. */
    atMinute: number;
  }[];
  /** The faults of the rehearsal file that any function or hook of the stack met. */
  faults?: PlayedFault[];
  /**
   * The invocations of functions: for each version the first 20, and up to 20 that failed later.
   */
  invocations?: {
    /** How many there were. */
    total: number;
    /** Those that are kept, with their logs. */
    recorded: RehearsedInvocation[];
  };
  /** How long the invocations of the functions that are deployed took, by version. */
  latency?: RehearsedLatency[];
}
