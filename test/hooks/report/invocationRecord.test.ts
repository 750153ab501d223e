import { describe, expect, it } from 'vitest';
import { readInvocationRecords } from '../../../src/hooks/report/invocationRecord.ts';

const ids = { DeploymentId: 'd-1', LifecycleEventHookExecutionId: 'h-1' };
const record = {
  version: '1.0',
  requestContext: {
    requestId: 'r',
    functionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:hook:$LATEST',
    condition: 'RetriesExhausted',
    approximateInvokeCount: 3,
  },
  requestPayload: ids,
  responsePayload: { errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' },
};
const text = JSON.stringify(record);
const notification = { Type: 'Notification', Message: text };
const bridged = { source: 'lambda', detail: record };

const found = {
  event: ids,
  reason:
    'the hook could not report after 3 attempts: RetriesExhausted: Runtime.ExitError: exit status 1',
};

describe('readInvocationRecords', () => {
  it.each([
    ['itself', record, undefined],
    ['from EventBridge', bridged, undefined],
    ['from SNS', { Records: [{ EventSource: 'aws:sns', Sns: { Message: text } }] }, undefined],
    ['from SQS', { Records: [{ messageId: 'm', body: text }] }, 'm'],
    [
      'from SNS through SQS',
      { Records: [{ messageId: 'm', body: JSON.stringify(notification) }] },
      'm',
    ],
    [
      'from EventBridge through SQS',
      { Records: [{ messageId: 'm', body: JSON.stringify(bridged) }] },
      'm',
    ],
  ])('reads the record %s', (_how, event, messageId) => {
    expect(readInvocationRecords(event)).toEqual([{ messageId, found }]);
  });

  it('reads each message of a batch on its own', () => {
    const Records = [
      { messageId: 'a', body: text },
      { messageId: 'b', body: 'not JSON' },
      { messageId: 'c', body: '{"requestPayload":{"order":1}}' },
    ];
    const read = readInvocationRecords({ Records });
    expect(read.map((one) => one.messageId)).toEqual(['a', 'b', 'c']);
    expect(read.map((one) => one.found instanceof Error)).toEqual([false, true, true]);
  });

  it.each([undefined, null, 'text', {}, { Records: [{}] }, { detail: { detail: {} } }])(
    'says what it cannot read: %j',
    (event) => expect(readInvocationRecords(event)[0]?.found).toBeInstanceOf(Error),
  );
});
