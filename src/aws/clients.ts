import type { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { codeDeployClient } from './codeDeployClient.ts';
import { lambdaClient } from './lambdaClient.ts';

/** The two clients, each made when it is first asked for. */
export interface Clients {
  readonly codedeploy: CodeDeployClient;
  readonly lambda: LambdaClient;
}

/** Nothing is made here, so nothing can fail while a module loads. */
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
