import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { codeDeployClient } from './codeDeployClient.ts';
import { lambdaClient } from './lambdaClient.ts';

/** The two clients. Each is made on first use. */
export interface Clients {
  readonly codedeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
}

/** Makes no client yet, so nothing can fail while a module loads. */
export function createClients(): Clients {
  let codedeploy: CodeDeployClient | undefined;
  let lambda: LambdaClient | undefined;
  return {
    get codedeploy() {
      return (codedeploy ??= codeDeployClient());
    },
    get lambda() {
      return (lambda ??= lambdaClient());
    },
  };
}
