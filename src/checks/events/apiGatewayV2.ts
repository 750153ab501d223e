import { Object, URLSearchParams } from '../../lib/primordials.ts';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { exampleValues } from './exampleValues.ts';
import { readRequest, type HttpRequest } from './httpRequest.ts';

/** A request through an HTTP API with payload format 2.0, or a function URL. */
export function apiGatewayV2(request?: HttpRequest): APIGatewayProxyEventV2 {
  const { method, path, query, headers, body } = readRequest(request);
  const pairs = Object.entries(query).flatMap(([name, values]) =>
    values.map((value): [string, string] => [name, value]),
  );
  const joined = Object.entries(query).map(([name, values]) => [name, values.join(',')]);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: new URLSearchParams(pairs).toString(),
    headers,
    ...(pairs.length > 0 && {
      queryStringParameters: Object.fromEntries(joined) as Record<string, string>,
    }),
    requestContext: {
      accountId: exampleValues.accountId,
      apiId: 'smoke',
      domainName: 'localhost',
      domainPrefix: 'smoke',
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: exampleValues.sourceIp,
        userAgent: exampleValues.userAgent,
      },
      requestId: exampleValues.id,
      routeKey: '$default',
      stage: '$default',
      time: '01/Jan/2024:00:00:00 +0000',
      timeEpoch: exampleValues.epochMs,
    },
    ...(body !== undefined && { body }),
    isBase64Encoded: false,
  };
}
