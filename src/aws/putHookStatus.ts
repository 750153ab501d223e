import {
  PutLifecycleEventHookExecutionStatusCommand,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import type { HookStatus } from '../model/hookReport.ts';
import { AwsCallError, callAws } from './awsCallError.ts';
import { freeDescriptor } from './client/spareDescriptor.ts';

/** What a hook reports to CodeDeploy. */
export interface HookStatusReport {
  deploymentId: string;
  lifecycleEventHookExecutionId: string;
  status: HookStatus;
}

/**
 * One attempt of PutLifecycleEventHookExecutionStatus. Resolves with `alreadyCompleted` if another
 * report came first. Rejects with an `AwsCallError` if CodeDeploy refuses for another reason.
 * @see https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_PutLifecycleEventHookExecutionStatus.html
 */
export async function putHookStatus(
  client: CodeDeployClient,
  report: HookStatusReport,
  signal: AbortSignal,
): Promise<'accepted' | 'alreadyCompleted'> {
  freeDescriptor();
  try {
    await callAws('codedeploy:PutLifecycleEventHookExecutionStatus', () =>
      client.send(new PutLifecycleEventHookExecutionStatusCommand({ ...report }), {
        abortSignal: signal,
      }),
    );
    return 'accepted';
  } catch (error) {
    const done = 'LifecycleEventAlreadyCompletedException';
    if (error instanceof AwsCallError && error.code === done) return 'alreadyCompleted';
    throw error;
  }
}
