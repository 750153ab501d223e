import { CodeDeployClient, type CodeDeployClientConfig } from '@aws-sdk/client-codedeploy';
import { connections } from './connections.ts';

/**
 * Set up from the environment alone: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_CODEDEPLOY`. The SDK's own retries are off: `retrying` keeps the hook's time.
 */
export const codeDeployClient = (
  settings: CodeDeployClientConfig = { requestHandler: connections() },
): CodeDeployClient => new CodeDeployClient({ maxAttempts: 1, ...settings });
