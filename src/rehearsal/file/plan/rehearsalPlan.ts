import type { AppSpec } from '../../../deployment/appSpec.ts';
import type { LifecycleEventName } from '../../../model/lifecycleEvents.ts';
import type { TrafficRouting } from '../../codedeploy/state/deploymentConfig.ts';
import type { AutoRollbackEvent } from '../../codedeploy/state/deploymentFailure.ts';
import type { Revision } from '../../codedeploy/state/revision.ts';
import type { Faults } from '../../http/faults.ts';
import type { TempFolder } from '../../lambda/code/tempFolder.ts';
import type { FunctionCode } from '../../lambda/lambdaStandIn.ts';
import type { RehearsalAlarm, RehearsalTraffic } from '../rehearsalFile.ts';
import type { Position } from '../rehearsalFileError.ts';

export interface PlannedVersion {
  version: string;
  code: FunctionCode;
  /** Its place in the file. */
  position: Position;
}

export interface PlannedFunction {
  functionName: string;
  /** The code of `$LATEST`: that of its last version, otherwise its own. */
  code: FunctionCode;
  position: Position;
  versions: PlannedVersion[];
}

/** What Lambda does with asynchronous events of a function; ARNs are whole. */
export interface PlannedEventInvokeConfig {
  functionName: string;
  /** `$LATEST`, a version or an alias. */
  qualifier: string;
  maximumRetryAttempts?: number;
  maximumEventAgeInSeconds?: number;
  onFailure?: string;
  onSuccess?: string;
  /** Its place in the file. */
  position: Position;
}

export interface PlannedAlarm extends RehearsalAlarm {
  /** Its place in the file. */
  position: Position;
}

/** One deployment, and the settings of its deployment group. */
export interface PlannedDeployment {
  groupName: string;
  appSpec: AppSpec;
  revision: Revision;
  deploymentConfigName: string;
  /** Only if the configuration is not one of CodeDeploy's own. */
  trafficRouting?: TrafficRouting;
  /** `true`: after every kind of failure; else the events after which the group rolls back. */
  autoRollback: boolean | readonly AutoRollbackEvent[];
  alarms: PlannedAlarm[];
}

/** A valid rehearsal file, or a stack: paths absolute, defaults filled in. */
export interface RehearsalPlan {
  /** The file, as messages show it. */
  path: string;
  /** They start at the same time. At least one. */
  deployments: PlannedDeployment[];
  minuteMs: number;
  hookTimeout: number;
  faults: Faults;
  traffic?: RehearsalTraffic;
  seed?: number;
  duplicates: LifecycleEventName[];
  functions: PlannedFunction[];
  /** Default none. */
  eventInvokeConfigs?: PlannedEventInvokeConfig[];
  /** What the user should know before the deployments start: sentences. */
  notes?: readonly string[];
  /** What was built for this plan; removed when it is over. */
  temp?: TempFolder;
}
