import { CodeDeployClient } from '@aws-sdk/client-codedeploy';
import { afterEach, describe, expect, it } from 'vitest';
import { testCredentials } from '../rehearsal/testCredentials.ts';
import { deploymentTargets } from '../../src/aws/deployment.ts';
import { startServer, type StandInServer } from '../../src/rehearsal/http/startServer.ts';

const names = Array.from({ length: 60 }, (_, index) => `orders${index}`);
const described = (functionName: string) => ({
  deploymentTargetType: 'LambdaTarget',
  lambdaTarget: { lambdaFunctionInfo: { functionName, functionAlias: 'live', targetVersion: '2' } },
});

/** CodeDeploy with sixty targets in three pages, which describes only those that are `known`. */
const codeDeploy = (known: (name: string) => boolean): Promise<StandInServer> =>
  startServer({
    codedeploy: {
      ListDeploymentTargets: ({ nextToken }) => {
        const from = Number(nextToken ?? 0);
        const next = from + 20;
        return {
          targetIds: names.slice(from, next),
          ...(next < names.length && { nextToken: String(next) }),
        };
      },
      BatchGetDeploymentTargets: ({ targetIds }) => ({
        deploymentTargets: (targetIds as string[]).filter(known).map(described),
      }),
    },
    lambda: {},
    credentials: testCredentials,
  });

let server: StandInServer | undefined;
afterEach(() => server?.close());

async function ask(known: (name: string) => boolean) {
  server = await codeDeploy(known);
  const client = new CodeDeployClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: testCredentials,
    maxAttempts: 1,
  });
  return deploymentTargets(client, 'd-ABCDEFGHI', AbortSignal.timeout(30_000));
}

describe('deploymentTargets', () => {
  it('finds every target, page by page', async () => {
    const states = await ask(() => true);
    expect(states.map(({ functionName }) => functionName)).toEqual(names);
  });

  it('rejects if a target is listed but not described: nothing would check it', async () => {
    await expect(ask((name) => name !== 'orders42')).rejects.toThrow(
      'codedeploy:BatchGetDeploymentTargets described 59 Lambda functions for 60 targets',
    );
  });
});
