import {
  CodeDeployClient,
  CreateDeploymentCommand,
  GetDeploymentCommand,
  waitUntilDeploymentSuccessful,
} from '@aws-sdk/client-codedeploy';
import { LambdaClient, PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import { expect, it } from 'vitest';
import { formatAppSpec } from '../../src/deployment/formatAppSpec.ts';
import { startStandIn } from '../../src/rehearsal/index.ts';
import { folder, rehearsalOf, withLayer } from './layerRehearsal.ts';

const content = formatAppSpec({
  version: '0.0',
  functions: [
    { logicalName: 'f', name: 'myfunc', alias: 'live', currentVersion: '1', targetVersion: '2' },
  ],
  hooks: [{ lifecycleEvent: 'BeforeAllowTraffic', function: 'hook-BeforeAllowTraffic' }],
});

it("is the on-failure destination that needs no code: '/opt/nodejs/allow-traffic.reportFailedDelivery'", async () => {
  const rehearsal = rehearsalOf({
    BeforeAllowTraffic: { codeUri: '.', handler: 'functions.dies' },
  });
  const second = withLayer('/opt/nodejs/allow-traffic.reportFailedDelivery');
  const standIn = await startStandIn({
    folder,
    rehearsal: {
      ...rehearsal,
      // Longer than the test: only a report ends the deployment.
      hookTimeout: 1_000_000,
      functions: { ...rehearsal.functions, second },
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
    const Destination = 'arn:aws:lambda:us-east-1:123456789012:function:second';
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName: 'hook-BeforeAllowTraffic',
        DestinationConfig: { OnFailure: { Destination } },
      }),
    );
    const { deploymentId } = await codedeploy.send(
      new CreateDeploymentCommand({
        applicationName: standIn.applicationName,
        deploymentGroupName: standIn.deploymentGroupName,
        revision: { revisionType: 'AppSpecContent', appSpecContent: { content } },
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
