import { alb } from './events/alb.ts';
import { apiGateway } from './events/apiGateway.ts';
import { apiGatewayV2 } from './events/apiGatewayV2.ts';
import { dynamoDbStream } from './events/dynamoDbStream.ts';
import { eventBridge, scheduled } from './events/eventBridge.ts';
import { s3 } from './events/s3.ts';
import { sns } from './events/sns.ts';
import { sqs } from './events/sqs.ts';
import { neverThrowing } from './events/unsendable.ts';

/** The builders, by the names that AWS gives to what sends the events. */
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
 * Ids and times are always the same; what a builder leaves out can be spread over its event.
 */
export const events: Events = {
  alb: neverThrowing(alb),
  apiGateway: neverThrowing(apiGateway),
  apiGatewayV2: neverThrowing(apiGatewayV2),
  dynamoDbStream: neverThrowing(dynamoDbStream),
  eventBridge: neverThrowing(eventBridge),
  s3: neverThrowing(s3),
  scheduled: neverThrowing(scheduled),
  sns: neverThrowing(sns),
  sqs: neverThrowing(sqs),
};
