import { LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { connections } from './connections.ts';
import { withoutConfigFiles } from './withoutConfigFiles.ts';

/**
 * Takes its settings from environment variables only: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_LAMBDA`. The SDK's own retries are off: a check must see what the function did.
 */
export const lambdaClient = (
  settings: LambdaClientConfig = { requestHandler: connections() },
): LambdaClient =>
  withoutConfigFiles((found) => new LambdaClient({ maxAttempts: 1, ...found, ...settings }));
