import {
  CodeDeployClient,
  CreateDeploymentCommand,
  waitUntilDeploymentSuccessful,
  GetDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { LambdaClient, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { formatAppSpec } from '../../src/deployment/formatAppSpec.ts';
import { startStandIn } from '../../src/rehearsal/index.ts';

const folder = fileURLToPath(new URL('fixtures', import.meta.url));
const version = { codeUri: '.', handler: 'functions.well' };
const appspec = formatAppSpec({
  version: '0.0',
  functions: [
    { logicalName: 'f', name: 'myfunc', alias: 'live', currentVersion: '1', targetVersion: '2' },
  ],
  hooks: [{ lifecycleEvent: 'BeforeAllowTraffic', function: 'dead' }],
});

it('reports Failed for a hook that could not, as its on-failure destination', async () => {
  const standIn = await startStandIn({
    folder,
    rehearsal: {
      appspec: {
        version: '0.0',
        Resources: [
          {
            f: {
              Type: 'AWS::Lambda::Function',
              Properties: {
                Name: 'myfunc',
                Alias: 'live',
                CurrentVersion: '1',
                TargetVersion: '2',
              },
            },
          },
        ],
        Hooks: [{ BeforeAllowTraffic: 'dead' }],
      },
      clock: { minute: '10ms' },
      // Longer than the test: only a report ends the deployment.
      hookTimeout: 1_000_000,
      functions: {
        myfunc: { versions: { '1': version, '2': version } },
        dead: { codeUri: '.', handler: 'functions.dies' },
        second: { codeUri: '.', handler: 'destination.handler', timeout: 10, memorySize: 256 },
      },
    },
  });
  const connection = {
    endpoint: standIn.endpoint,
    region: 'us-east-1',
    credentials: standIn.credentials,
  };
  const lambda = new LambdaClient(connection);
  const codedeploy = new CodeDeployClient(connection);
  try {
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: 'dead',
        DestinationConfig: {
          OnFailure: { Destination: 'arn:aws:lambda:us-east-1:123456789012:function:second' },
        },
      }),
    );
    const { deploymentId } = await codedeploy.send(
      new CreateDeploymentCommand({
        applicationName: standIn.applicationName,
        deploymentGroupName: standIn.deploymentGroupName,
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content: appspec } },
      }),
    );
    const waiting = { client: codedeploy, maxWaitTime: 40, minDelay: 1, maxDelay: 1 };
    await waitUntilDeploymentSuccessful(waiting, { deploymentId }).catch(() => undefined);
    const { deploymentInfo } = await codedeploy.send(new GetDeploymentCommand({ deploymentId }));
    expect(deploymentInfo?.status).toBe('Failed');
    expect(deploymentInfo?.errorInformation?.code).toBe('HOOK_EXECUTION_FAILURE');
  } finally {
    lambda.destroy();
    codedeploy.destroy();
    await standIn.close();
  }
});
