import { JSON, TypeError } from '../lib/primordials.ts';
import { configuredEndpoint } from '../aws/client/configuredEndpoint.ts';
import { announce } from '../lib/announce.ts';
import { kindOf } from '../lib/kindOf.ts';
import { cutText } from '../lib/text.ts';
import type { Action } from '../model/action.ts';
import type { ActionNeeds } from '../model/actionNeed.ts';
import { parseTopicArn, type Topic } from './topic.ts';

/** Options of {@link notify}. */
export interface NotifyOptions {
  /** The ARN of an SNS topic, standard or FIFO, in any region and partition. */
  topicArn: string | undefined;
}

function topicOf(given: unknown): Topic {
  const topic = typeof given === 'string' ? parseTopicArn(given) : undefined;
  if (topic) return topic;
  const found = typeof given === 'string' ? cutText(JSON.stringify(given)) : kindOf(given);
  throw new TypeError(
    `its topicArn is ${found}; expected the ARN of a topic, such as arn:aws:sns:eu-west-1:123456789012:deployments`,
  );
}

/**
 * An action that publishes to an SNS topic: the status, the reason, the checks that did not pass, and the
 * deployment's link to the AWS console. It needs `@aws-sdk/client-sns`, which is loaded when it runs. It
 * calls with the credentials that the hook had before its checks ran, in the region of the topic. It runs
 * for a bypassed hook too, and says so. In a dry run it publishes nothing. Never throws: a mistake in its
 * options is the action's outcome.
 * IAM: `sns:Publish` on the topic; if its key in KMS is your own, also `kms:GenerateDataKey` and
 * `kms:Decrypt` on that key.
 *
 * ```ts
 * onFailed: [notify({ topicArn: process.env.TOPIC_ARN })]
 * ```
 */
export function notify(options: NotifyOptions): Action {
  const { topicArn }: { topicArn?: unknown } = { ...(options as NotifyOptions | undefined) };
  const endpoint = configuredEndpoint('SNS');
  const action: Action = {
    name: 'notify',
    inBypass: true,
    run: async (context) => {
      const topic = topicOf(topicArn);
      const { publish } = await import('./publish.ts');
      return `published as ${await publish(topic, context, endpoint)}`;
    },
  };
  announce(action.run, {
    iam: [{ action: 'sns:Publish', on: 'topic', arn: topicArn }],
  } satisfies ActionNeeds);
  return action;
}
