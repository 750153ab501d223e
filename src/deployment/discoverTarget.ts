import type { DeploymentReader } from './deploymentReader.ts';
import { appSpecSource, deploymentTargetsSource, describeFailure } from './targetSources.ts';
import { TargetError, readTargets } from './readTargets.ts';
import { type Target } from '../model/target.ts';

export interface Discovery {
  targets: Target[];
  /** What the rungs said that were asked in vain, with the IAM action that one lacked. */
  notes: string[];
}

export interface DiscoverySettings {
  /** The `target` option. */
  option?: unknown;
  /** `ALLOW_TRAFFIC_TARGET`. */
  environment?: string | undefined;
}

/** What is set beats what can be found out; the option beats the environment. */
export function setTargets(settings: DiscoverySettings): Target[] | undefined {
  if (settings.option !== undefined) return readTargets(settings.option, 'option');
  if (settings.environment !== undefined && settings.environment.trim() !== '') {
    return readTargets(settings.environment, 'environment');
  }
  return undefined;
}

/** Asks CodeDeploy, by its targets and by the AppSpec at once; the targets' answer counts first. */
export async function askDeployment(deployment: DeploymentReader): Promise<Discovery> {
  const rungs = [deploymentTargetsSource(deployment), appSpecSource(deployment)].map(
    ({ foundBy, find }) => ({
      foundBy,
      answer: find().then(
        (targets) => ({ targets }),
        (error: unknown) => ({ note: `${foundBy}: ${describeFailure(error)}` }),
      ),
    }),
  );
  const notes: string[] = [];
  for (const rung of rungs) {
    const said = await rung.answer;
    if ('targets' in said) return { targets: said.targets, notes };
    notes.push(said.note);
  }
  throw new TargetError(
    `what is being deployed could not be found out; set the option target or ALLOW_TRAFFIC_TARGET, or mend one of these: ${notes.join('; ')}`,
  );
}

/**
 * Which version of which function a hook validates. The order decides whose answer counts: the
 * `target` option, `ALLOW_TRAFFIC_TARGET`, the deployment's targets, the AppSpec of its revision.
 * Throws a {@link TargetError} that lists what each rung said.
 */
export async function discoverTarget(
  settings: DiscoverySettings,
  deployment: DeploymentReader,
): Promise<Discovery> {
  const set = setTargets(settings);
  return set ? { targets: set, notes: [] } : askDeployment(deployment);
}
