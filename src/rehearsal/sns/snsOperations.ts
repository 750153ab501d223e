import { randomUUID } from 'node:crypto';
import { isPlainObject } from '../../lib/objects.ts';
import { AwsError } from '../http/awsError.ts';
import type { Input, OperationMap } from '../http/operation.ts';

/** A message that was published. */
export interface Notification {
  topicArn: string;
  subject?: string;
  message: string;
  /** The texts of the message's attributes, by name. */
  attributes: Readonly<Record<string, string>>;
  /** Only of a FIFO topic. */
  groupId?: string;
  deduplicationId?: string;
}

/** SNS's limits: 256 KB for a message, 100 characters for a subject. */
const MESSAGE_BYTES = 262_144;
const SUBJECT_CHARACTERS = 100;

const invalid = (message: string): AwsError =>
  new AwsError('InvalidParameterException', `Invalid parameter: ${message}`);

function text(input: Input, member: string): string | undefined {
  const value = input[member];
  if (value === undefined || typeof value === 'string') return value;
  throw invalid(member);
}

function readAttributes(input: Input): Record<string, string> {
  const given = input['MessageAttributes'] ?? {};
  if (!isPlainObject(given)) throw invalid('MessageAttributes');
  const entries = Object.entries(given).map(([name, value]) => {
    const found: unknown = isPlainObject(value) ? value['StringValue'] : undefined;
    return [name, typeof found === 'string' ? found : ''];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

function readNotification(input: Input): Notification {
  const topicArn = text(input, 'TopicArn') ?? '';
  if (!/^arn:aws[\w-]*:sns:[\w-]+:\d{12}:[\w-]{1,256}(\.fifo)?$/.test(topicArn)) {
    throw invalid(`TopicArn Reason: '${topicArn}' is not the ARN of a topic`);
  }
  const message = text(input, 'Message') ?? '';
  if (message === '') throw invalid('Empty message');
  if (Buffer.byteLength(message) > MESSAGE_BYTES) throw invalid('Message too long');
  const subject = text(input, 'Subject');
  if (subject !== undefined && !isSubject(subject)) throw invalid('Subject');
  return {
    topicArn,
    message,
    attributes: readAttributes(input),
    ...(subject !== undefined && { subject }),
    ...(topicArn.endsWith('.fifo') && fifoMembers(input)),
  };
}

/** As if the topic had no content-based deduplication. */
function fifoMembers(input: Input): Pick<Notification, 'groupId' | 'deduplicationId'> {
  const groupId = text(input, 'MessageGroupId');
  const deduplicationId = text(input, 'MessageDeduplicationId');
  if (groupId === undefined) throw invalid('The MessageGroupId parameter is required');
  if (deduplicationId === undefined) throw invalid('MessageDeduplicationId is required');
  return { groupId, deduplicationId };
}

/** A FIFO topic drops a message whose id it has seen, for five minutes; here for ever. */
const isRepeated = (
  { topicArn, deduplicationId }: Notification,
  published: readonly Notification[],
): boolean =>
  deduplicationId !== undefined &&
  published.some((one) => one.topicArn === topicArn && one.deduplicationId === deduplicationId);

/** One line of ASCII, at most 100 characters, that begins with a letter, a digit or punctuation. */
const isSubject = (subject: string): boolean =>
  /^[!-~][ -~]*$/.test(subject) && subject.length <= SUBJECT_CHARACTERS;

const operationsOf = (published: Notification[]): OperationMap => ({
  Publish: (input) => {
    const notification = readNotification(input);
    if (!isRepeated(notification, published)) published.push(notification);
    return { MessageId: randomUUID() };
  },
});

/** AWS's names for the operations of SNS that the stand-in has. */
export const snsOperationNames: readonly string[] = Object.keys(operationsOf([]));

/** SNS with every topic that a request names; what is published is added to `published`. */
export const snsOperations = (published: Notification[]): OperationMap => operationsOf(published);
