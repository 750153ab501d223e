import { Object, URLSearchParams } from '../../lib/primordials.ts';
import type { ALBEvent } from 'aws-lambda';
import { arnOf } from './exampleValues.ts';
import { lastValues, readRequest, type HttpRequest } from './httpRequest.ts';

/** A request through an Application Load Balancer, which does not decode query values. */
export function alb(request?: HttpRequest): ALBEvent {
  const { method, path, query, headers, body } = readRequest(request);
  const encoded = Object.entries(lastValues(query)).map(([name, value]) => [
    name,
    new URLSearchParams({ '': value }).toString().slice(1),
  ]);
  return {
    requestContext: {
      elb: {
        targetGroupArn: arnOf('elasticloadbalancing', 'targetgroup/smoke/0000000000000000'),
      },
    },
    httpMethod: method,
    path,
    queryStringParameters: Object.fromEntries(encoded) as Record<string, string>,
    headers,
    body: body ?? '',
    isBase64Encoded: false,
  };
}
