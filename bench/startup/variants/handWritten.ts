/** The hook in most tutorials: it invokes the new version, looks for a FunctionError, and reports. */
import {
  CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const codedeploy = new CodeDeployClient({});
const lambda = new LambdaClient({});

interface HookEvent {
  DeploymentId: string;
  LifecycleEventHookExecutionId: string;
}

export const handler = async (event: HookEvent): Promise<void> => {
  let status: 'Succeeded' | 'Failed' = 'Failed';
  try {
    const [FunctionName, Qualifier] = (process.env['ALLOW_TRAFFIC_TARGET'] ?? '').split(':');
    const Payload = Buffer.from(JSON.stringify({ path: '/health' }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Qualifier, Payload }));
    if (!answer.FunctionError) status = 'Succeeded';
  } catch (error) {
    console.error(error);
  }
  await codedeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status,
    }),
  );
};
