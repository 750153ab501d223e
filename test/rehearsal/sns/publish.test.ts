import { InvalidParameterException, PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { startServer } from '../../../src/rehearsal/http/startServer.ts';
import { snsOperations, type Notification } from '../../../src/rehearsal/sns/snsOperations.ts';
import { testCredentials } from '../testCredentials.ts';

const published: Notification[] = [];
const server = await startServer({ sns: snsOperations(published), credentials: testCredentials });
const client = new SNSClient({
  endpoint: server.endpoint,
  region: 'us-east-1',
  credentials: testCredentials,
  maxAttempts: 1,
});

beforeEach(() => void published.splice(0));
afterAll(async () => {
  client.destroy();
  await server.close();
});

const TopicArn = 'arn:aws:sns:us-east-1:123456789012:deployments';

it('keeps what was published, with its attributes', async () => {
  const { MessageId } = await client.send(
    new PublishCommand({
      TopicArn,
      Subject: 'orders: Failed',
      Message: 'a < b & "c" %2B +\nsecond line',
      MessageAttributes: { status: { DataType: 'String', StringValue: 'Failed' } },
    }),
  );
  expect(MessageId).toMatch(/^[\da-f-]{36}$/);
  expect(published).toEqual([
    {
      topicArn: TopicArn,
      subject: 'orders: Failed',
      message: 'a < b & "c" %2B +\nsecond line',
      attributes: { status: 'Failed' },
    },
  ]);
});

it.each([
  [{ TopicArn: 'deployments' }, /'deployments' is not the ARN of a topic/],
  [{ Message: '' }, /Empty message/],
  [{ Subject: 'two\nlines' }, /Subject/],
  [{ Message: 'x'.repeat(262_145) }, /Message too long/],
])('refuses what SNS refuses (%#)', async (change, message) => {
  const answer = client.send(new PublishCommand({ TopicArn, Message: 'a', ...change }));
  await expect(answer).rejects.toThrow(message);
  await expect(answer).rejects.toBeInstanceOf(InvalidParameterException);
  expect(published).toEqual([]);
});

it('has FIFO topics, which drop what they had before', async () => {
  const topic = { TopicArn: `${TopicArn}.fifo`, Message: 'a' };
  await expect(client.send(new PublishCommand(topic))).rejects.toThrow('MessageGroupId');
  const grouped = { ...topic, MessageGroupId: 'd-1' };
  await expect(client.send(new PublishCommand(grouped))).rejects.toThrow('MessageDeduplicationId');
  for (const MessageDeduplicationId of ['1', '1', '2']) {
    await client.send(new PublishCommand({ ...grouped, MessageDeduplicationId }));
  }
  expect(published.map(({ groupId, deduplicationId }) => [groupId, deduplicationId])).toEqual([
    ['d-1', '1'],
    ['d-1', '2'],
  ]);
});
