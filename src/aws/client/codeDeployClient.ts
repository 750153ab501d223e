import { CodeDeployClient, type CodeDeployClientConfig } from '@aws-sdk/client-codedeploy';
import { connections } from './connections.ts';
import { withoutConfigFiles } from './withoutConfigFiles.ts';

/**
 * Takes its settings from environment variables only: `AWS_REGION`, the role's credentials,
 * `AWS_ENDPOINT_URL_CODEDEPLOY`. The SDK's own retries are off, because `retrying` knows the time.
 */
export const codeDeployClient = (
  settings: CodeDeployClientConfig = { requestHandler: connections() },
): CodeDeployClient =>
  withoutConfigFiles((found) => new CodeDeployClient({ maxAttempts: 1, ...found, ...settings }));
