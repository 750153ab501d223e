import { describe, expect, expectTypeOf, it } from 'vitest';
import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
  DynamoDBStreamEvent,
  EventBridgeEvent,
  S3Event,
  ScheduledEvent,
  SNSEvent,
  SQSEvent,
} from 'aws-lambda';
import { events } from '../../../src/checks/events/events.ts';
import { runCheck } from '../../../src/checks/run/runCheck.ts';
import { smokeInvoke } from '../../../src/checks/smokeInvoke.ts';
import { fakeContext } from '../fakeContext.ts';

const request = {
  path: '/orders',
  query: { id: '1', tag: ['a b', 'c'] },
  headers: { 'X-Trace': 't' },
  body: { ok: true },
};

describe('HTTP requests', () => {
  it('apiGateway: format 1.0', () => {
    expect(events.apiGateway(request)).toMatchObject({
      httpMethod: 'POST',
      path: '/orders',
      resource: '/orders',
      headers: { 'x-trace': 't', 'content-type': 'application/json' },
      multiValueHeaders: { 'x-trace': ['t'] },
      queryStringParameters: { id: '1', tag: 'c' },
      multiValueQueryStringParameters: { id: ['1'], tag: ['a b', 'c'] },
      body: '{"ok":true}',
      isBase64Encoded: false,
      requestContext: { httpMethod: 'POST', path: '/orders' },
    });
    expect(events.apiGateway()).toMatchObject({
      httpMethod: 'GET',
      path: '/',
      body: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
    });
  });

  it('apiGatewayV2: format 2.0', () => {
    expect(events.apiGatewayV2({ ...request, method: 'PUT', body: 'text' })).toMatchObject({
      version: '2.0',
      rawPath: '/orders',
      rawQueryString: 'id=1&tag=a+b&tag=c',
      queryStringParameters: { id: '1', tag: 'a b,c' },
      requestContext: { http: { method: 'PUT', path: '/orders' } },
      body: 'text',
    });
    const bare = events.apiGatewayV2();
    expect(bare).not.toHaveProperty('body');
    expect(bare).not.toHaveProperty('queryStringParameters');
    expect(bare.headers).not.toHaveProperty('content-type');
  });

  it('alb does not decode query values', () => {
    expect(events.alb(request)).toMatchObject({
      httpMethod: 'POST',
      queryStringParameters: { id: '1', tag: 'c' },
    });
    expect(events.alb({ query: { q: 'a b&c' } }).queryStringParameters).toEqual({ q: 'a+b%26c' });
  });

  it('the content type of the caller is kept', () => {
    const { headers } = events.apiGateway({ ...request, headers: { 'Content-Type': 'a/b' } });
    expect(headers['content-type']).toBe('a/b');
  });
});

describe('messages and notifications', () => {
  it('sqs: every message has an id of its own', () => {
    const { Records } = events.sqs({ bodies: [{ a: 1 }, 'text'], queueName: 'orders' });
    expect(Records.map(({ body }) => body)).toEqual(['{"a":1}', 'text']);
    expect(new Set(Records.map(({ messageId }) => messageId)).size).toBe(2);
    expect(Records[0]).toMatchObject({
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:orders',
    });
  });

  it('sns', () => {
    expect(
      events.sns({ message: { a: 1 }, subject: 's', topicName: 't' }).Records[0],
    ).toMatchObject({
      EventSource: 'aws:sns',
      Sns: { Message: '{"a":1}', Subject: 's', TopicArn: 'arn:aws:sns:us-east-1:123456789012:t' },
    });
  });

  it('eventBridge and scheduled', () => {
    expect(
      events.eventBridge({ detailType: 'Paid', detail: { id: 1 }, source: 'shop' }),
    ).toMatchObject({
      'detail-type': 'Paid',
      detail: { id: 1 },
      source: 'shop',
    });
    expect(events.scheduled({ ruleName: 'nightly' })).toMatchObject({
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      resources: ['arn:aws:events:us-east-1:123456789012:rule/nightly'],
    });
  });

  it('s3 encodes the key as S3 does', () => {
    const { s3 } = events.s3({ bucket: 'b', key: 'in/a b+c.txt' }).Records[0]!;
    expect(s3.object.key).toBe('in/a+b%2Bc.txt');
    expect(s3.bucket).toMatchObject({ name: 'b', arn: 'arn:aws:s3:::b' });
  });

  it('dynamoDbStream', () => {
    const keys = { id: { S: '1' } };
    const { Records } = events.dynamoDbStream({ eventName: 'MODIFY', keys, newImage: keys });
    expect(Records[0]).toMatchObject({
      eventName: 'MODIFY',
      eventSource: 'aws:dynamodb',
      dynamodb: { Keys: keys, NewImage: keys },
    });
    expect(Records[0]!.dynamodb).not.toHaveProperty('OldImage');
  });
});

it('every event is plain JSON and always the same', () => {
  for (const [name, build] of Object.entries(events)) {
    const options = name === 'eventBridge' ? { detailType: 'x', detail: {} } : {};
    const make = build as (options: object) => object;
    const [first, second] = [JSON.stringify(make(options)), JSON.stringify(make(options))];
    expect(second).toBe(first);
    expect(first.length).toBeGreaterThan(50);
  }
});

it('the types are those of @types/aws-lambda', () => {
  expectTypeOf(events.apiGateway()).toEqualTypeOf<APIGatewayProxyEvent>();
  expectTypeOf(events.apiGatewayV2()).toEqualTypeOf<APIGatewayProxyEventV2>();
  expectTypeOf(events.alb()).toEqualTypeOf<ALBEvent>();
  expectTypeOf(events.sqs()).toEqualTypeOf<SQSEvent>();
  expectTypeOf(events.sns()).toEqualTypeOf<SNSEvent>();
  expectTypeOf(events.s3()).toEqualTypeOf<S3Event>();
  expectTypeOf(events.scheduled()).toEqualTypeOf<ScheduledEvent>();
  expectTypeOf(events.dynamoDbStream()).toEqualTypeOf<DynamoDBStreamEvent>();
  const paid = events.eventBridge({ detailType: 'Paid' as const, detail: { id: 1 } });
  expectTypeOf(paid).toEqualTypeOf<EventBridgeEvent<'Paid', { id: number }>>();
  // @ts-expect-error a request with a typo
  events.apiGatewayV2({ pth: '/' });
});

describe('an event that cannot be built', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  it.each([
    ['a body with a BigInt', () => events.apiGatewayV2({ body: { a: 1n } })],
    ['a cyclic message', () => events.sqs({ bodies: [cyclic] })],
    ['bodies that are not a list', () => events.sqs({ bodies: 1 as never })],
    ['null', () => events.apiGateway(null as never)],
    ['no event at all', () => events.eventBridge(undefined as never)],
  ])('%s does not throw while a module loads, but when the event is sent', async (_, make) => {
    const check = smokeInvoke({ payload: make() });
    const sending = fakeContext((payload) => ({ payload: JSON.stringify(payload) }));
    const report = await runCheck(check, sending);
    expect(report.outcome).toBe('errored');
    expect(report.message).toContain('the event cannot be built');
  });
});
