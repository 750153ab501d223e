import type { Tags } from '../../tags.ts';
import type { DeploymentGroup } from './deploymentGroup.ts';
import type { Revision } from './revision.ts';

/** A revision that the application knows, and when it was used. */
export interface RegisteredRevision {
  readonly revision: Revision;
  readonly registerTime: Date;
  firstUsedTime?: Date;
  lastUsedTime?: Date;
  readonly deploymentGroups: Set<string>;
}

export interface Application {
  readonly applicationId: string;
  readonly applicationName: string;
  readonly computePlatform: string;
  readonly createTime: Date;
  readonly tags: Tags;
  readonly groups: Map<string, DeploymentGroup>;
  /** By sha256. */
  readonly revisions: Map<string, RegisteredRevision>;
}
