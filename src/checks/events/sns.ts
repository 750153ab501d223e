import type { SNSEvent } from 'aws-lambda';
import { asText } from './asText.ts';
import { arnOf, exampleValues } from './exampleValues.ts';

/** Options of {@link sns}. */
export interface SnsMessage {
  /**
   * The message: a text unchanged, any other value as JSON.
   * @default `{}`
   */
  message?: unknown;
  /**
   * The message's subject.
   * @default none
   */
  subject?: string;
  /**
   * The topic's name.
   * @default `smoke`
   */
  topicName?: string;
}

/** A notification from SNS. */
export function sns({ message = {}, subject, topicName = 'smoke' }: SnsMessage = {}): SNSEvent {
  const topicArn = arnOf('sns', topicName);
  return {
    Records: [
      {
        EventVersion: '1.0',
        EventSubscriptionArn: `${topicArn}:${exampleValues.id}`,
        EventSource: 'aws:sns',
        Sns: {
          Type: 'Notification',
          MessageId: exampleValues.id,
          TopicArn: topicArn,
          ...(subject !== undefined && { Subject: subject }),
          Message: asText(message),
          MessageAttributes: {},
          Timestamp: exampleValues.time,
          SignatureVersion: '1',
          Signature: '',
          SigningCertUrl: '',
          UnsubscribeUrl: '',
        },
      },
    ],
  };
}
