import { CodeDeployClient } from '@aws-sdk/client-codedeploy';

/**
 * Set up from the environment alone: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_CODEDEPLOY`. The SDK's own retries are off: `retrying` keeps the hook's time.
 */
export const codeDeployClient = (): CodeDeployClient => new CodeDeployClient({ maxAttempts: 1 });
