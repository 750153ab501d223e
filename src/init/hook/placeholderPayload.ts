import type { PlacedResource } from '../../template/template.ts';
import { memberAt, type TemplateNode } from '../../template/source/node.ts';

/** A payload that a new hook sends until its author knows a better one. */
export interface PlaceholderPayload {
  /** The expression in JavaScript. */
  readonly code: string;
  /** What the function answers if all is well; `undefined` if the event does not tell. */
  readonly expect?: string;
  /** Whether the function can be invoked often: only reading is assumed to change nothing. */
  readonly isRead: boolean;
}

const builders: Readonly<Record<string, string>> = {
  SQS: 'events.sqs()',
  SNS: 'events.sns()',
  S3: 'events.s3()',
  DynamoDB: 'events.dynamoDbStream()',
  Schedule: 'events.scheduled()',
  ScheduleV2: 'events.scheduled()',
  EventBridgeRule: 'events.eventBridge()',
  CloudWatchEvent: 'events.eventBridge()',
};

const http: Readonly<Record<string, string>> = { Api: 'apiGateway', HttpApi: 'apiGatewayV2' };

/** A payload as the first event of a SAM function sends it; a request that only reads goes first. */
export function placeholderPayload(resource: PlacedResource | undefined): PlaceholderPayload {
  const events = memberAt(resource?.properties, 'Events');
  const found = events?.kind === 'map' ? [...events.entries.values()] : [];
  const payloads = found.flatMap(({ value }) => payloadOf(value) ?? []);
  const fallback = hasUrl(resource) ? request('apiGatewayV2', 'GET', '/') : undefined;
  return (
    payloads.find(({ isRead }) => isRead) ??
    payloads[0] ??
    fallback ?? { code: '{}', isRead: false }
  );
}

const hasUrl = (resource: PlacedResource | undefined): boolean =>
  memberAt(resource?.properties, 'FunctionUrlConfig') !== undefined;

function payloadOf(event: TemplateNode): PlaceholderPayload | undefined {
  const text = (...path: string[]): string => {
    const node = memberAt(event, ...path);
    return node?.kind === 'scalar' ? node.text : '';
  };
  const type = text('Type');
  const builder = http[type];
  if (builder === undefined) {
    const code = builders[type];
    return code === undefined ? undefined : { code, isRead: false };
  }
  return request(builder, text('Properties', 'Method'), text('Properties', 'Path'));
}

function request(builder: string, given: string, template: string): PlaceholderPayload {
  const isAny = ['', 'any', '*', 'x-amazon-apigateway-any-method'].includes(given.toLowerCase());
  const method = isAny ? 'GET' : given.toUpperCase();
  // A path parameter stands for one example value.
  const path = template.replaceAll(/\{[^}]*\}/g, '1').replaceAll(/[^\w\-./~]/g, '');
  const shown = `{ method: '${method.replaceAll(/\W/g, '')}', path: '${path || '/'}' }`;
  return {
    code: `events.${builder}(${shown})`,
    expect: '{ statusCode: 200 }',
    isRead: method === 'GET',
  };
}
