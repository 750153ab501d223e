import type { IncomingMessage } from 'node:http';
import { AwsError } from './awsError.ts';
import type { OperationMap, Service } from './operation.ts';
import { readBody } from './readBody.ts';
import type { HttpAnswer, HttpRequest } from './httpTypes.ts';
import { codeDeployOperation, serveCodeDeploy } from './serveCodeDeploy.ts';
import { matchLambdaRoute, serveLambda } from './serveLambda.ts';

/** A request whose operation is known. */
export interface RoutedCall {
  service: Service;
  operation: string;
  /** What the request says of itself, for the sentence of a refusal. */
  input: Record<string, unknown>;
  serve: () => Promise<HttpAnswer>;
}

export async function readRequest(request: IncomingMessage): Promise<HttpRequest> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: await readBody(request),
  };
}

/** What can be read of a body that is not judged yet. */
function members(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function unknownOperation(request: HttpRequest): AwsError {
  const target = request.headers['x-amz-target'];
  const asked = typeof target === 'string' ? target : `${request.method} ${request.path}`;
  return new AwsError(
    'UnknownOperationException',
    `${asked} is not an operation of this stand-in`,
    typeof target === 'string' ? 400 : 404,
  );
}

/** Throws `UnknownOperationException` where the request is for neither service. */
export function routeRequest(
  operations: { codedeploy: OperationMap; lambda: OperationMap },
  request: HttpRequest,
): RoutedCall {
  const operation = codeDeployOperation(request);
  if (operation !== undefined) {
    return {
      service: 'codedeploy',
      operation,
      input: members(request.body),
      serve: () => serveCodeDeploy(operations.codedeploy, operation, request),
    };
  }
  const matched = matchLambdaRoute(request);
  if (matched === undefined) throw unknownOperation(request);
  return {
    service: 'lambda',
    operation: matched.route.operation,
    input: matched.labels,
    serve: () => serveLambda(operations.lambda, matched, request),
  };
}
