import { AwsCallError } from '../../aws/awsCallError.ts';
import { aliasState, describeVersion } from '../../aws/functionState.ts';
import type { TimeLeft } from '../../lib/timers.ts';
import type { TargetSetting } from '../../model/target.ts';
import type { AwsSession } from './awsSession.ts';
import { DryRunError } from './dryRunError.ts';
import type { NamedVersion } from './readTarget.ts';

/** The target of a dry run, and what could not be found out about it. */
export interface FoundTarget {
  readonly target: Exclude<TargetSetting, string>;
  readonly notes: readonly string[];
}

/** Longer than a slow network needs; without it, a call to a region that does not exist is repeated for ever. */
const longestMs = 10_000;

/**
 * Asks Lambda whether the version and the alias are there. The alias also says which version is in production,
 * for checks that compare with it. What the user may not read is a note, since the checks may need less.
 * Rejects with a {@link DryRunError}.
 */
export async function findTarget(
  { client, region }: Pick<AwsSession, 'client' | 'region'>,
  { functionName, targetVersion }: NamedVersion,
  alias: string | undefined,
  signal: AbortSignal,
): Promise<FoundTarget> {
  // No time is left for a denied call: these are not the permissions of a role that is new.
  const timeLeft: TimeLeft = {
    signal: AbortSignal.any([signal, AbortSignal.timeout(longestMs)]),
    remainingTime: () => 0,
  };
  const notes: string[] = [];
  const ask = async <T>(call: Promise<T>, missing: string): Promise<T | undefined> => {
    try {
      return await call;
    } catch (error) {
      const why = explain(error, missing, region);
      if (why instanceof Error) throw why;
      notes.push(why);
      return undefined;
    }
  };
  const [, routing] = await Promise.all([
    ask(
      describeVersion(client, functionName, targetVersion, timeLeft),
      `Lambda in ${region} has no version ${targetVersion} of ${functionName}`,
    ),
    alias === undefined
      ? undefined
      : ask(
          aliasState(client, functionName, alias, timeLeft),
          `Lambda in ${region} has no alias ${alias} of ${functionName}`,
        ),
  ]);
  const current = routing?.functionVersion;
  const target = {
    functionName,
    targetVersion,
    ...(alias !== undefined && { alias }),
    ...(current !== undefined && current !== targetVersion && { currentVersion: current }),
  };
  return { target, notes };
}

const credentialCodes = [
  'ExpiredTokenException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'UnrecognizedClientException',
];

/** The error to end with; a text if the checks may still run. */
function explain(error: unknown, missing: string, region: string): DryRunError | string {
  if (!(error instanceof AwsCallError)) throw error;
  const { action, code, failure, message } = error;
  if (code === 'ResourceNotFoundException') {
    // The ARN in Lambda's message shows the account.
    const { message: said } = error.cause as Error;
    return new DryRunError(`${missing} (${said})`, { cause: error });
  }
  if (failure === 'denied') return `your credentials lack ${action}, so it was not looked up`;
  if (credentialCodes.includes(code)) {
    return new DryRunError(`AWS refused your credentials (${message}); sign in again`, {
      cause: error,
    });
  }
  return new DryRunError(`Lambda in ${region} did not say what is there (${message})`, {
    cause: error,
  });
}
