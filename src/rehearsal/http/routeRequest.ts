import type { IncomingMessage } from 'node:http';
import { parseJsonOrText } from '../../lib/json.ts';
import { isPlainObject } from '../../lib/objects.ts';
import { AwsError } from './awsError.ts';
import type { Input, OperationMap, Service } from './operation.ts';
import { readBody } from './readBody.ts';
import type { HttpAnswer, HttpRequest } from './httpTypes.ts';
import { codeDeployOperation, serveCodeDeploy } from './serveCodeDeploy.ts';
import { matchLambdaRoute, serveLambda } from './serveLambda.ts';

/** A request for a known operation. */
export interface RoutedCall {
  service: Service;
  operation: string;
  /**
   * What can be read of the input without checking it, for listeners and the message of a refusal.
   */
  input: Input;
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

function uncheckedInput(body: Buffer): Input {
  const value = parseJsonOrText(body.toString('utf8'));
  return isPlainObject(value) ? value : {};
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

/** Finds the operation of a request; throws `UnknownOperationException` if there is none. */
export function routeRequest(
  operations: { codedeploy: OperationMap; lambda: OperationMap },
  request: HttpRequest,
): RoutedCall {
  const operation = codeDeployOperation(request);
  if (operation !== undefined) {
    return {
      service: 'codedeploy',
      operation,
      input: uncheckedInput(request.body),
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
