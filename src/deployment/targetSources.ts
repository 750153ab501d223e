import { Error, String } from '../lib/primordials.ts';
import { AwsCallError } from '../aws/awsCallError.ts';
import { AppSpecError } from './appSpecError.ts';
import type { DeploymentReader } from './deploymentReader.ts';
import { TargetError, readTargets } from './readTargets.ts';
import { type FoundBy, type Target } from '../model/target.ts';

/** One source that says what is being deployed. */
export interface TargetSource {
  foundBy: FoundBy;
  find: () => Promise<Target[]>;
}

/** The targets that CodeDeploy itself keeps for the deployment. */
export const deploymentTargetsSource = (deployment: DeploymentReader): TargetSource => ({
  foundBy: 'deploymentTargets',
  find: async () => {
    const targets = await deployment.targets();
    if (targets.length === 0) throw new TargetError('the deployment has no Lambda target');
    return targets.flatMap((target) => {
      const { functionName, targetVersion, alias, currentVersion } = target;
      return readTargets(
        { functionName, targetVersion, alias, currentVersion },
        'deploymentTargets',
      );
    });
  },
});

/** The resources of the AppSpec that is being deployed. */
export const appSpecSource = (deployment: DeploymentReader): TargetSource => ({
  foundBy: 'appSpec',
  find: async () => {
    const { functions } = await deployment.appSpec();
    return functions.flatMap(({ name, alias, currentVersion, targetVersion }) =>
      readTargets({ functionName: name, targetVersion, alias, currentVersion }, 'appSpec'),
    );
  },
});

/** Why a source failed, for the person who must fix it. */
export function describeFailure(error: unknown): string {
  if (error instanceof AwsCallError && error.failure === 'denied') {
    return `denied: the hook's role lacks ${error.action}`;
  }
  if (error instanceof AppSpecError) {
    return `${error.message} (line ${error.line}, column ${error.column} of the AppSpec)`;
  }
  return error instanceof Error ? error.message : String(error);
}
