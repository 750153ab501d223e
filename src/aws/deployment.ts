import { Array, Error, Math, Promise } from '../lib/primordials.ts';
import {
  BatchGetDeploymentTargetsCommand,
  GetApplicationRevisionCommand,
  GetDeploymentCommand,
  ListDeploymentTargetsCommand,
  type CodeDeployClient,
  type LambdaTarget,
  type RevisionLocation,
} from '@aws-sdk/client-codedeploy';
import { sendRetrying } from './retrying.ts';

/** One target of a Lambda deployment, as CodeDeploy describes it. */
export interface DeploymentTargetState {
  functionName: string | undefined;
  alias: string | undefined;
  currentVersion: string | undefined;
  targetVersion: string | undefined;
  /** Each lifecycle event with its status: `Pending`, `InProgress`, `Succeeded`, ... */
  lifecycleEvents: { name: string; status: string }[];
}

/** What a hook needs to know about a deployment, from GetDeployment. */
export interface DeploymentState {
  applicationName: string | undefined;
  /** `user`, `CloudFormation`, and for rollbacks `codeDeployRollback`, `CloudFormationRollback`. */
  creator: string | undefined;
  /** Passed back to CodeDeploy unchanged, to get its content. */
  revision: RevisionLocation | undefined;
}

/** BatchGetDeploymentTargets accepts at most 25 ids. */
const batchSize = 25;

const attempts = 3;

async function targetIds(
  client: CodeDeployClient,
  deploymentId: string,
  signal: AbortSignal,
): Promise<string[]> {
  const ids: string[] = [];
  let nextToken: string | undefined;
  do {
    const command = new ListDeploymentTargetsCommand({
      deploymentId,
      ...(nextToken === undefined ? {} : { nextToken }),
    });
    const page = await sendRetrying(
      'codedeploy:ListDeploymentTargets',
      (options) => client.send(command, options),
      { signal, attempts },
    );
    ids.push(...(page.targetIds ?? []));
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return ids;
}

function toState(target: LambdaTarget): DeploymentTargetState {
  const info = target.lambdaFunctionInfo;
  return {
    functionName: info?.functionName,
    alias: info?.functionAlias,
    currentVersion: info?.currentVersion,
    targetVersion: info?.targetVersion,
    lifecycleEvents: (target.lifecycleEvents ?? []).map((event) => ({
      name: event.lifecycleEventName ?? '',
      status: event.status ?? '',
    })),
  };
}

/** The Lambda targets of a deployment: ListDeploymentTargets, then BatchGetDeploymentTargets. */
export async function deploymentTargets(
  client: CodeDeployClient,
  deploymentId: string,
  signal: AbortSignal,
): Promise<DeploymentTargetState[]> {
  const ids = await targetIds(client, deploymentId, signal);
  const batches = Array.from({ length: Math.ceil(ids.length / batchSize) }, (_, index) =>
    ids.slice(index * batchSize, (index + 1) * batchSize),
  );
  const answers = await Promise.all(
    batches.map((batch) => {
      const command = new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: batch });
      return sendRetrying(
        'codedeploy:BatchGetDeploymentTargets',
        (options) => client.send(command, options),
        { signal, attempts },
      );
    }),
  );
  const states = answers
    .flatMap((answer) => answer.deploymentTargets ?? [])
    .flatMap((target) => (target.lambdaTarget ? [toState(target.lambdaTarget)] : []));
  if (states.length !== ids.length) {
    throw new Error(
      `codedeploy:BatchGetDeploymentTargets described ${states.length} Lambda functions for ${ids.length} targets`,
    );
  }
  return states;
}

/** `codedeploy:GetDeployment`. */
export async function deploymentState(
  client: CodeDeployClient,
  deploymentId: string,
  signal: AbortSignal,
): Promise<DeploymentState> {
  const command = new GetDeploymentCommand({ deploymentId });
  const { deploymentInfo } = await sendRetrying(
    'codedeploy:GetDeployment',
    (options) => client.send(command, options),
    { signal, attempts },
  );
  if (!deploymentInfo) throw new Error('codedeploy:GetDeployment answered without deploymentInfo');
  const { applicationName, creator, revision } = deploymentInfo;
  return { applicationName, creator, revision };
}

/**
 * The text of a deployment's AppSpec, from `codedeploy:GetApplicationRevision`. It is in `string` if
 * CloudFormation deployed, and in `appSpecContent` if Terraform or the CLI did.
 */
export async function appSpecText(
  client: CodeDeployClient,
  deployment: DeploymentState,
  signal: AbortSignal,
): Promise<string> {
  const command = new GetApplicationRevisionCommand({
    applicationName: deployment.applicationName,
    revision: deployment.revision,
  });
  const { revision } = await sendRetrying(
    'codedeploy:GetApplicationRevision',
    (options) => client.send(command, options),
    { signal, attempts },
  );
  const content = revision?.appSpecContent?.content ?? revision?.string?.content;
  if (content === undefined || content === '') {
    const type = revision?.revisionType ?? deployment.revision?.revisionType ?? 'unknown type';
    throw new Error(`the revision (${type}) has no AppSpec content`);
  }
  return content;
}
