import type { TableChange } from '../../checks/events/dynamoDbStream.ts';
import type { BusEvent } from '../../checks/events/eventBridge.ts';
import { events, type Events } from '../../checks/events/events.ts';
import type { HttpRequest } from '../../checks/events/httpRequest.ts';
import type { S3ObjectEvent } from '../../checks/events/s3.ts';
import type { SnsMessage } from '../../checks/events/sns.ts';
import type { SqsMessages } from '../../checks/events/sqs.ts';
import {
  either,
  integer,
  listOf,
  object,
  oneOf,
  required,
  text,
} from '../../checks/options/kinds.ts';
import type { OptionalKind } from '../../checks/options/optionKind.ts';

/** A builder's name and its options. */
export type EventJson = Readonly<Partial<Record<keyof Events, object>>>;

const anyText: OptionalKind = { type: 'string', title: 'a text' };
const data: OptionalKind = { title: 'a JSON value', forms: ['$file', '$literal'] };

const membersOf = (additionalProperties: OptionalKind, title: string): OptionalKind => ({
  type: 'object',
  additionalProperties,
  title,
});

const request = object<HttpRequest>({
  method: text(),
  path: text(),
  query: membersOf(
    either(anyText, listOf(anyText, 'a list of them')),
    'an object of texts and lists of texts',
  ),
  headers: membersOf(anyText, 'an object of texts'),
  body: data,
});

/** DynamoDB's own types of values. */
const attributeTypes = ['S', 'N', 'B', 'SS', 'NS', 'BS', 'M', 'L', 'NULL', 'BOOL'];

const attributes = membersOf(
  {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    properties: Object.fromEntries(attributeTypes.map((name) => [name, { title: 'a JSON value' }])),
    title: 'a value in DynamoDB JSON, for example { "S": "1" }',
  },
  'an object in DynamoDB JSON',
);

/** The options of every builder. */
const builders: Readonly<Record<keyof Events, OptionalKind>> = {
  alb: request,
  apiGateway: request,
  apiGatewayV2: request,
  dynamoDbStream: object<TableChange>({
    eventName: oneOf('INSERT', 'MODIFY', 'REMOVE'),
    keys: attributes,
    newImage: attributes,
    oldImage: attributes,
    tableName: text(),
  }),
  eventBridge: object<BusEvent<string, unknown>>({
    detailType: required(text()),
    detail: required(data),
    source: text(),
    resources: listOf(text(), 'a list of ARNs'),
  }),
  s3: object<S3ObjectEvent>({
    bucket: text(),
    key: text(),
    eventName: text(),
    size: integer(0),
  }),
  scheduled: object<{ ruleName?: string }>({ ruleName: text() }),
  sns: object<SnsMessage>({ message: data, subject: text(), topicName: text() }),
  sqs: object<SqsMessages>({
    bodies: listOf(data, 'a list of JSON values'),
    queueName: text(),
  }),
};

/** An object whose one key names a builder. */
export const eventKind: OptionalKind = {
  type: 'object',
  minProperties: 1,
  maxProperties: 1,
  properties: builders,
  title: `an object with one of ${Object.keys(builders).join(', ')}`,
};

/** The event that a valid object stands for. */
export function buildEvent(json: EventJson): unknown {
  const [name, options] = Object.entries(json)[0] ?? [];
  const build = events[name as keyof Events] as (options: unknown) => unknown;
  return build(options);
}
