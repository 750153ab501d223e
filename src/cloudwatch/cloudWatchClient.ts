import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { settingsLike } from '../aws/client/settingsLike.ts';

/** A client that calls as the run's client of Lambda does. */
export const cloudWatchClient = (
  lambda: Pick<LambdaClient, 'config'>,
  endpoint: string | undefined,
): CloudWatchClient => new CloudWatchClient(settingsLike(lambda, endpoint));
