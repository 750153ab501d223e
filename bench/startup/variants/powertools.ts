/** The hook in most tutorials, with what Powertools' own examples wrap around a handler. */
import {
  CodeDeployClient,
  PutLifecycleEventHookExecutionStatusCommand,
} from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { logMetrics } from '@aws-lambda-powertools/metrics/middleware';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import middy from '@middy/core';

const given = { serviceName: 'hook' };
const logger = new Logger(given);
const metrics = new Metrics({ ...given, namespace: 'hooks' });
const tracer = new Tracer(given);
const codedeploy = tracer.captureAWSv3Client(new CodeDeployClient({}));
const lambda = tracer.captureAWSv3Client(new LambdaClient({}));

interface HookEvent {
  DeploymentId: string;
  LifecycleEventHookExecutionId: string;
}

async function hook(event: HookEvent): Promise<void> {
  let status: 'Succeeded' | 'Failed' = 'Failed';
  try {
    const [FunctionName, Qualifier] = (process.env['ALLOW_TRAFFIC_TARGET'] ?? '').split(':');
    const Payload = Buffer.from(JSON.stringify({ path: '/health' }));
    const answer = await lambda.send(new InvokeCommand({ FunctionName, Qualifier, Payload }));
    if (!answer.FunctionError) status = 'Succeeded';
  } catch (error) {
    logger.error('the check failed', error as Error);
  }
  metrics.addMetric(status, MetricUnit.Count, 1);
  await codedeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: event.DeploymentId,
      lifecycleEventHookExecutionId: event.LifecycleEventHookExecutionId,
      status,
    }),
  );
}

export const handler: unknown = middy(hook)
  .use(injectLambdaContext(logger))
  .use(captureLambdaHandler(tracer))
  .use(logMetrics(metrics));
