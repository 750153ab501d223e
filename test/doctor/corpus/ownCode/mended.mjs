import {
  CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const codeDeploy = new CodeDeployClient();
const lambda = new LambdaClient();

async function test(remaining) {
  const limit = Math.max(0, remaining - 2000);
  const invoked = lambda.send(new InvokeCommand({ FunctionName: process.env.NEW_VERSION }), {
    abortSignal: AbortSignal.timeout(limit),
  });
  const { StatusCode, FunctionError } = await invoked;
  return StatusCode === 200 && FunctionError === undefined;
}

export async function handler(event, context) {
  let status = 'Failed';
  try {
    if (process.env.NEW_VERSION === undefined) throw new Error('NEW_VERSION is not set');
    if (await test(context.getRemainingTimeInMillis())) status = 'Succeeded';
  } catch (error) {
    console.log(error);
  }
  await codeDeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status,
    }),
  );
}
