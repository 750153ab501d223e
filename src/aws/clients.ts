import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { LambdaClient } from '@aws-sdk/client-lambda';

export interface Clients {
  readonly codedeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
}

/**
 * The two clients, set up from the environment alone: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_CODEDEPLOY` and `AWS_ENDPOINT_URL_LAMBDA`. The SDK's own retries are off: a
 * check must see what the function did, and the report is retried by its own clock (`retrying`).
 */
export const createClients = (): Clients => ({
  codedeploy: new CodeDeployClient({ maxAttempts: 1 }),
  lambda: new LambdaClient({ maxAttempts: 1 }),
});
