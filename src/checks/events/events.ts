import { alb } from './alb.ts';
import { apiGateway } from './apiGateway.ts';
import { apiGatewayV2 } from './apiGatewayV2.ts';
import { dynamoDbStream } from './dynamoDbStream.ts';
import { eventBridge, scheduled } from './eventBridge.ts';
import { s3 } from './s3.ts';
import { sns } from './sns.ts';
import { sqs } from './sqs.ts';
import { neverThrowing } from './deferredError.ts';

/** One builder for each AWS service that sends events. */
export interface Events {
  /** A request through an Application Load Balancer, which does not decode query values. */
  readonly alb: typeof alb;
  /** A request through a REST API, or an HTTP API with payload format 1.0. */
  readonly apiGateway: typeof apiGateway;
  /** A request through an HTTP API with payload format 2.0, or a function URL. */
  readonly apiGatewayV2: typeof apiGatewayV2;
  /** A batch of one change from a stream of DynamoDB. */
  readonly dynamoDbStream: typeof dynamoDbStream;
  /** An event of an event bus. */
  readonly eventBridge: typeof eventBridge;
  /** A notification that S3 sends about an object. */
  readonly s3: typeof s3;
  /** An event of an EventBridge rule with a schedule. */
  readonly scheduled: typeof scheduled;
  /** A notification from an SNS topic. */
  readonly sns: typeof sns;
  /** A batch of messages from an SQS queue. */
  readonly sqs: typeof sqs;
}

/**
 * Payloads as AWS sends them: `smokeInvoke({ payload: events.apiGatewayV2({ path: '/health' }) })`.
 * Ids and times are always the same. To set a member that a builder does not offer, spread the event:
 * `{ ...events.sns(), extra: 1 }`.
 */
export const events: Events = {
  alb: /* @__PURE__ */ neverThrowing(alb),
  apiGateway: /* @__PURE__ */ neverThrowing(apiGateway),
  apiGatewayV2: /* @__PURE__ */ neverThrowing(apiGatewayV2),
  dynamoDbStream: /* @__PURE__ */ neverThrowing(dynamoDbStream),
  eventBridge: /* @__PURE__ */ neverThrowing(eventBridge),
  s3: /* @__PURE__ */ neverThrowing(s3),
  scheduled: /* @__PURE__ */ neverThrowing(scheduled),
  sns: /* @__PURE__ */ neverThrowing(sns),
  sqs: /* @__PURE__ */ neverThrowing(sqs),
};
