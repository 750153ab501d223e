import { Error } from '../lib/primordials.ts';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { clientsOf } from '../aws/client/contextClients.ts';
import { patience, type RetryOptions } from '../aws/retrying.ts';
import type { CheckContext } from '../model/check.ts';
import { cloudWatchCalls } from './cloudWatchCalls.ts';
import { cloudWatchClient } from './cloudWatchClient.ts';
import { codeDeployCalls } from './codeDeployCalls.ts';
import type { Services } from './services.ts';

/** The calls that a check makes to AWS, repeated as all calls of a hook are. */
export function awsServices(context: CheckContext, endpoint: string | undefined): Services {
  const { lambda, codedeploy, cloudwatch } = clientsOf(context) ?? {};
  if (lambda === undefined || codedeploy === undefined) {
    throw new Error(
      'this check asks CloudWatch, which only a hook can, and tryCheck with its answers',
    );
  }
  const retry: RetryOptions = {
    signal: context.signal,
    clock: context.clock,
    deniedMs: patience(context),
  };
  return {
    ...cloudWatchCalls(
      (cloudwatch as CloudWatchClient | undefined) ?? cloudWatchClient(lambda, endpoint),
      retry,
    ),
    ...codeDeployCalls(codedeploy, context.event.DeploymentId, retry),
  };
}
