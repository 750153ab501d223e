import { String } from '../../lib/primordials.ts';
import type { SQSEvent } from 'aws-lambda';
import { asText } from './asText.ts';
import { arnOf, exampleValues } from './exampleValues.ts';

/** Options of {@link sqs}. */
export interface SqsMessages {
  /**
   * One message for each: a text unchanged, any other value as JSON.
   * @default one `{}`
   */
  bodies?: readonly unknown[];
  /**
   * The queue's name.
   * @default `smoke`
   */
  queueName?: string;
}

/** A batch of messages from SQS. */
export function sqs({ bodies = [{}], queueName = 'smoke' }: SqsMessages = {}): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: messageId(index),
      receiptHandle: 'smoke',
      body: asText(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: String(exampleValues.epochMs),
        SenderId: exampleValues.accountId,
        ApproximateFirstReceiveTimestamp: String(exampleValues.epochMs),
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: arnOf('sqs', queueName),
      awsRegion: exampleValues.region,
    })),
  };
}

/** Each message has its own id, because `batchItemFailures` names messages by their ids. */
function messageId(index: number): string {
  return `${exampleValues.id.slice(0, -6)}${String(index).padStart(6, '0')}`;
}
