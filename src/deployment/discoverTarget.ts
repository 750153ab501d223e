import { untilAllowed } from './answerMemory.ts';
import type { DeploymentReader } from './deploymentReader.ts';
import { appSpecSource, deploymentTargetsSource, describeFailure } from './targetSources.ts';
import { TargetError, readTargets } from './readTargets.ts';
import { type Target } from '../model/target.ts';

export interface Discovery {
  targets: Target[];
  /** Why the sources that were asked first failed, for example the missing IAM action. */
  notes: string[];
}

export interface DiscoverySettings {
  /** The `target` option. */
  option?: unknown;
  /** `ALLOW_TRAFFIC_TARGET`. */
  environment?: string | undefined;
}

/** The targets that are set, if any. The option wins over the environment variable. */
export function setTargets(settings: DiscoverySettings): Target[] | undefined {
  if (settings.option !== undefined) return readTargets(settings.option, 'option');
  if (settings.environment !== undefined && settings.environment.trim() !== '') {
    return readTargets(settings.environment, 'environment');
  }
  return undefined;
}

/**
 * Asks CodeDeploy for its targets and for the AppSpec at once. The targets win. A source that is
 * denied is asked again only if the other one fails too: a role may well lack one of them on purpose.
 */
export function askDeployment(deployment: DeploymentReader): Promise<Discovery> {
  return untilAllowed(deployment, () => askSources(deployment));
}

async function askSources(deployment: DeploymentReader): Promise<Discovery> {
  const sources = [deploymentTargetsSource(deployment), appSpecSource(deployment)].map(
    ({ foundBy, find }) => ({
      foundBy,
      answer: find().then(
        (targets) => ({ targets }),
        (error: unknown) => ({ note: `${foundBy}: ${describeFailure(error)}` }),
      ),
    }),
  );
  const notes: string[] = [];
  for (const source of sources) {
    const said = await source.answer;
    if ('targets' in said) return { targets: said.targets, notes };
    notes.push(said.note);
  }
  throw new TargetError(
    `what is being deployed could not be determined; set the option target or ALLOW_TRAFFIC_TARGET, or fix one of these: ${notes.join('; ')}`,
  );
}

/**
 * Which version of which function a hook checks. The first of these that answers wins: the `target`
 * option, `ALLOW_TRAFFIC_TARGET`, the deployment's targets, the AppSpec of its revision. Rejects
 * with a {@link TargetError} that says why each of them failed.
 */
export async function discoverTarget(
  settings: DiscoverySettings,
  deployment: DeploymentReader,
): Promise<Discovery> {
  const set = setTargets(settings);
  return set ? { targets: set, notes: [] } : askDeployment(deployment);
}
