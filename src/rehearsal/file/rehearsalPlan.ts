import type { AppSpec } from '../../deployment/appSpec.ts';
import type { LifecycleEventName } from '../../model/lifecycleEvents.ts';
import type { TrafficRouting } from '../codedeploy/state/deploymentConfig.ts';
import type { RevisionType } from '../codedeploy/state/revision.ts';
import type { Faults } from '../http/faults.ts';
import type { FunctionCode } from '../lambda/lambdaStandIn.ts';
import type { RehearsalAlarm } from './rehearsalFile.ts';
import type { Position } from './rehearsalFileError.ts';

export interface PlannedVersion {
  version: string;
  code: FunctionCode;
  /** Where the file says it. */
  position: Position;
}

export interface PlannedFunction {
  functionName: string;
  /** The code of `$LATEST`: its own, or its newest version's. */
  code: FunctionCode;
  position: Position;
  versions: PlannedVersion[];
}

/** A rehearsal file that was found right: paths absolute, defaults filled in. */
export interface RehearsalPlan {
  /** The file, as messages show it. */
  path: string;
  appSpec: AppSpec;
  revision: { type: RevisionType; content: string };
  deploymentConfigName: string;
  /** Where the configuration is the file's own. */
  trafficRouting?: TrafficRouting;
  minuteMs: number;
  hookTimeout: number;
  autoRollback: boolean;
  faults: Faults;
  alarms: RehearsalAlarm[];
  seed?: number;
  duplicates: LifecycleEventName[];
  functions: PlannedFunction[];
}
