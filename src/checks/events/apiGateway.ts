import { Object } from '../../lib/primordials.ts';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { exampleValues } from './exampleValues.ts';
import { lastValues, readRequest, valueLists, type HttpRequest } from './httpRequest.ts';

/** A request through a REST API, or an HTTP API with payload format 1.0. */
export function apiGateway(request?: HttpRequest): APIGatewayProxyEvent {
  const { method, path, query, headers, body } = readRequest(request);
  const hasQuery = Object.keys(query).length > 0;
  const lists = Object.entries(query).map(([name, values]) => [name, [...values]]);
  return {
    resource: path,
    path,
    httpMethod: method,
    headers,
    multiValueHeaders: valueLists(headers),
    queryStringParameters: hasQuery ? lastValues(query) : null,
    multiValueQueryStringParameters: hasQuery
      ? (Object.fromEntries(lists) as Record<string, string[]>)
      : null,
    pathParameters: null,
    stageVariables: null,
    requestContext: requestContext(method, path),
    body: body ?? null,
    isBase64Encoded: false,
  };
}

function requestContext(method: string, path: string): APIGatewayProxyEvent['requestContext'] {
  return {
    accountId: exampleValues.accountId,
    apiId: 'smoke',
    authorizer: undefined,
    domainName: 'localhost',
    httpMethod: method,
    identity: nobody,
    path,
    protocol: 'HTTP/1.1',
    requestId: exampleValues.id,
    requestTime: '01/Jan/2024:00:00:00 +0000',
    requestTimeEpoch: exampleValues.epochMs,
    resourceId: 'smoke',
    resourcePath: path,
    stage: '$default',
  };
}

const nobody: APIGatewayProxyEvent['requestContext']['identity'] = {
  accessKey: null,
  accountId: null,
  apiKey: null,
  apiKeyId: null,
  caller: null,
  clientCert: null,
  cognitoAuthenticationProvider: null,
  cognitoAuthenticationType: null,
  cognitoIdentityId: null,
  cognitoIdentityPoolId: null,
  principalOrgId: null,
  sourceIp: exampleValues.sourceIp,
  user: null,
  userAgent: exampleValues.userAgent,
  userArn: null,
};
