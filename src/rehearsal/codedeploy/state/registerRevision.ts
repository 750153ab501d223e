import type { Application } from './application.ts';
import type { DeploymentGroup } from './deploymentGroup.ts';
import type { Revision } from './revision.ts';

/** A revision is registered with its application when it is first deployed. */
export function registerRevision(
  application: Application,
  { deploymentGroupName }: Pick<DeploymentGroup, 'deploymentGroupName'>,
  revision: Revision,
): void {
  const used = new Date();
  const known = application.revisions.get(revision.sha256);
  const registered = known ?? {
    revision,
    registerTime: used,
    deploymentGroups: new Set<string>(),
  };
  registered.firstUsedTime ??= used;
  registered.lastUsedTime = used;
  registered.deploymentGroups.add(deploymentGroupName);
  application.revisions.set(revision.sha256, registered);
}
