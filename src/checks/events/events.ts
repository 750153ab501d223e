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
  readonly alb: typeof alb;
  readonly apiGateway: typeof apiGateway;
  readonly apiGatewayV2: typeof apiGatewayV2;
  readonly dynamoDbStream: typeof dynamoDbStream;
  readonly eventBridge: typeof eventBridge;
  readonly s3: typeof s3;
  readonly scheduled: typeof scheduled;
  readonly sns: typeof sns;
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
