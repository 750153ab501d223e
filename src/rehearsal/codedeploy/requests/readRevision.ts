import { parseAppSpec, type AppSpec } from '../../../deployment/appSpec.ts';
import { AppSpecError } from '../../../deployment/appSpecError.ts';
import { AwsError } from '../../http/awsError.ts';
import type { Application } from '../state/application.ts';
import type { DeploymentGroup } from '../state/deploymentGroup.ts';
import { lambdaHookEvents } from '../../../model/lifecycleEvents.ts';
import type { Input } from '../../http/operation.ts';
import { readRevisionLocation } from './readRevisionLocation.ts';
import { revisionOf, type Revision } from '../state/revision.ts';

const invalid = (message: string): AwsError => new AwsError('InvalidRevisionException', message);

/**
 * The revision that a CreateDeployment asks for, and its AppSpec; throws AWS's error if there is
 * none.
 */
export async function readRevision(
  application: Application,
  group: DeploymentGroup,
  location: Input | undefined,
): Promise<{ revision: Revision; appSpec: AppSpec }> {
  const revision =
    location === undefined ? group.targetRevision : findRevision(application, location);
  if (revision === undefined) {
    throw new AwsError(
      'RevisionRequiredException',
      'No revision was provided, and the deployment group has no successful one to deploy again.',
    );
  }
  return { revision, appSpec: await readAppSpec(revision.content) };
}

function findRevision(application: Application, location: Input): Revision {
  const { type, content, sha256 } = readRevisionLocation(location);
  if (content === undefined) {
    const known = application.revisions.get(sha256 ?? '')?.revision;
    if (known?.type === type) return known;
    throw new AwsError(
      'RevisionDoesNotExistException',
      `${application.applicationName} has no ${type} revision with sha256 ${sha256 ?? '(none given)'}, and no content was provided.`,
    );
  }
  const revision = revisionOf(type, content);
  if (sha256 === undefined || sha256.toLowerCase() === revision.sha256) return revision;
  throw invalid(`The sha256 of the content is ${revision.sha256}, not ${sha256}.`);
}

async function readAppSpec(content: string): Promise<AppSpec> {
  let appSpec: AppSpec;
  try {
    appSpec = await parseAppSpec(content);
  } catch (error) {
    if (!(error instanceof AppSpecError)) throw error;
    throw invalid(`The AppSpec, line ${error.line}, column ${error.column}: ${error.message}`);
  }
  checkHooks(appSpec);
  return appSpec;
}

/** Each event that can have a hook has one at most. */
function checkHooks({ hooks }: AppSpec): void {
  const seen = new Set<string>();
  for (const { lifecycleEvent } of hooks) {
    if (!lambdaHookEvents.some((name) => name === lifecycleEvent)) {
      throw invalid(
        `${lifecycleEvent} is not a hook of a Lambda deployment; expected ${lambdaHookEvents.join(' or ')}.`,
      );
    }
    if (seen.has(lifecycleEvent)) throw invalid(`The AppSpec has two hooks for ${lifecycleEvent}.`);
    seen.add(lifecycleEvent);
  }
}
