/* What is loaded when an action of this folder runs: with SNS's client, so as one chunk of its own. */
import { Error } from '../lib/primordials.ts';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientsOf } from '../aws/client/contextClients.ts';
import { sendRetrying } from '../aws/retrying.ts';
import { settingsLike } from '../aws/client/settingsLike.ts';
import type { ActionContext } from '../model/action.ts';
import type { HookReport } from '../model/hookReport.ts';
import { notificationOf } from './notification.ts';
import type { Topic } from './topic.ts';

/** As often as the SDK itself tries. Each further attempt may publish a second time. */
const attempts = 3;

/** A FIFO topic drops what has the same id within five minutes. */
function fifoMembers({ deploymentId = 'none', lifecycleEvent = 'none', status }: HookReport) {
  return {
    MessageGroupId: deploymentId,
    MessageDeduplicationId: `${deploymentId}-${lifecycleEvent}-${status}`,
  };
}

/** `sns:Publish` of a record. Resolves with the id of the message. */
export async function publish(
  { arn, region, isFifo }: Topic,
  context: ActionContext,
  endpoint: string | undefined,
): Promise<string> {
  // The client that has reported: its settings are known, whatever a check did to the environment.
  const { codedeploy } = clientsOf(context) ?? {};
  if (codedeploy === undefined)
    throw new Error('it needs the clients of a hook; nothing runs it but a hook');
  const client = new SNSClient({ ...settingsLike(codedeploy, endpoint), region });
  const { subject, message } = notificationOf(context.report);
  const command = new PublishCommand({
    TopicArn: arn,
    Subject: subject,
    Message: message,
    ...(isFifo && fifoMembers(context.report)),
  });
  const { signal } = context;
  const answer = await sendRetrying('sns:Publish', (options) => client.send(command, options), {
    signal,
    attempts,
  });
  // Whatever answered, it was not SNS.
  if (answer.MessageId === undefined) throw new Error('sns:Publish: the answer has no MessageId');
  return answer.MessageId;
}
