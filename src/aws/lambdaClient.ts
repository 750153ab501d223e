import { LambdaClient } from '@aws-sdk/client-lambda';

/**
 * Set up from the environment alone: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_LAMBDA`. The SDK's own retries are off: a check must see what the function did.
 */
export const lambdaClient = (): LambdaClient => new LambdaClient({ maxAttempts: 1 });
