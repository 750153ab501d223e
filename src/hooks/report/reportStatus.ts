import {
  AbortController,
  Error,
  Math,
  Set,
  String,
  clearTimeout,
  setTimeout,
} from '../../lib/primordials.ts';
import type { Clients } from '../../aws/client/clients.ts';
import { AwsCallError } from '../../aws/awsCallError.ts';
import { putHookStatus, type HookStatusReport } from '../../aws/putHookStatus.ts';
import type { Reporter } from './reporter.ts';
import type { RunClock } from '../../lib/runClock.ts';
import { retrying } from '../../aws/retrying.ts';
import { withTimeout } from '../../lib/timers.ts';

/** The report to CodeDeploy failed. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
}

/** Even with less time left, one attempt is worth making. At worst Lambda's timeout ends it. */
const leastMs = 300;

/** A new role's permissions reach CodeDeploy late. Lambda's own retries come a minute later. */
const longestDeniedMs = 120_000;

/** The time of one attempt: one that hangs must leave time for another. */
const attemptMs = (remaining: number): number =>
  Math.max(leastMs, Math.min(Math.max(remaining / 2, 1_000), remaining, 5_000));

/** One attempt, raced as well as aborted: a client may ignore its signal. */
const attempt = (
  client: Clients['codedeploy'],
  report: HookStatusReport,
  limitMs: number,
): ReturnType<typeof putHookStatus> =>
  withTimeout(
    limitMs,
    () => {
      const timeout = new Error(`no answer in ${Math.round(limitMs)} ms`);
      timeout.name = 'TimeoutError';
      return new AwsCallError('codedeploy:PutLifecycleEventHookExecutionStatus', timeout);
    },
    (signal) => putHookStatus(client, report, signal),
  );

const credentialTroubles = new Set([
  'CredentialsProviderError',
  'ExpiredTokenException',
  'ExpiredToken',
  'UnrecognizedClientException',
  'InvalidSignatureException',
]);

/** What a person must fix if CodeDeploy refuses for good. */
function remedy(error: unknown): string {
  if (!(error instanceof AwsCallError)) return '';
  if (error.failure === 'denied') {
    return ' The hook function’s role needs codedeploy:PutLifecycleEventHookExecutionStatus on arn:PARTITION:codedeploy:REGION:ACCOUNT:deploymentgroup:APPLICATION/DEPLOYMENT_GROUP.';
  }
  if (error.code === 'DeploymentDoesNotExistException') {
    return ' The deployment is not known in this region and account: the hook must run in those of the deployment.';
  }
  if (/region is missing/i.test(error.message)) {
    return ' AWS_REGION must name the region of the deployment; Lambda sets it.';
  }
  if (credentialTroubles.has(error.code)) {
    return ' The credentials are those of the hook function’s role, which Lambda puts into the environment.';
  }
  const isNetwork = error.failure === 'transient' && /^E[A-Z]+/.test(error.code);
  if (error.code === 'TimeoutError' || (isNetwork && error.code !== 'EMFILE')) {
    return ' A function in a VPC reaches CodeDeploy through a NAT gateway or the interface endpoint com.amazonaws.REGION.codedeploy.';
  }
  return '';
}

/**
 * Reports to CodeDeploy. Within the time left, retries on throttling, 5xx and network errors, and
 * for two minutes on a denial. If another report came first, the hook is done. Rejects with a
 * {@link ReportError} that says what to fix.
 */
export function reportStatus(client: () => Clients['codedeploy'], clock?: RunClock): Reporter {
  return async (event, status, remainingTime) => {
    const report: HookStatusReport = {
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status,
    };
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), Math.max(remainingTime(), leastMs));
    try {
      return await retrying(() => attempt(client(), report, attemptMs(remainingTime())), {
        signal: over.signal,
        deniedMs: () => Math.min(longestDeniedMs, remainingTime() - leastMs),
        clock,
      });
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      throw new ReportError(
        `${status} could not be reported for deployment ${event.DeploymentId}: ${what}.${remedy(error)}`,
        { cause: error },
      );
    } finally {
      clearTimeout(timer);
    }
  };
}
