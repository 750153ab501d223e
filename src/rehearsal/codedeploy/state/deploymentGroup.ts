import type { Tags } from '../../tags.ts';
import type { AutoRollbackEvent } from './deploymentFailure.ts';
import type { Revision } from './revision.ts';

export interface AutoRollbackConfiguration {
  enabled: boolean;
  events: readonly AutoRollbackEvent[];
}

export interface AlarmConfiguration {
  enabled: boolean;
  ignorePollAlarmFailure?: boolean;
  alarms: readonly string[];
}

export interface DeploymentStyle {
  deploymentType?: string;
  deploymentOption?: string;
}

export interface DeploymentGroup {
  readonly deploymentGroupId: string;
  deploymentGroupName: string;
  deploymentConfigName: string;
  serviceRoleArn: string;
  autoRollback: AutoRollbackConfiguration;
  alarms: AlarmConfiguration;
  readonly tags: Tags;
  deploymentStyle?: DeploymentStyle;
  /** The revision of the last deployment that succeeded. */
  targetRevision?: Revision;
}

export const everyRollbackEvent: readonly AutoRollbackEvent[] = [
  'DEPLOYMENT_FAILURE',
  'DEPLOYMENT_STOP_ON_ALARM',
  'DEPLOYMENT_STOP_ON_REQUEST',
];
