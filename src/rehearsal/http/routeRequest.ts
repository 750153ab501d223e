import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { AwsError } from './awsError.ts';
import type { HttpAnswer, HttpRequest } from './httpTypes.ts';
import { serviceNames, type Input, type Service, type ServiceOperations } from './operation.ts';
import { awsJson } from './protocols/awsJson.ts';
import { awsQuery } from './protocols/awsQuery.ts';
import type { Protocol, ProtocolCall } from './protocols/protocol.ts';
import { restJson } from './protocols/restJson.ts';
import { rpcV2Cbor } from './protocols/rpcV2Cbor.ts';
import { readBody } from './readBody.ts';

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

/** The protocol that a client speaks, as its headers tell. */
export function protocolOf(headers: IncomingHttpHeaders): Protocol {
  if (headers['smithy-protocol'] === 'rpc-v2-cbor') return rpcV2Cbor;
  const target = headers['x-amz-target'];
  if (typeof target === 'string') return awsJson(target);
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return isForm ? awsQuery : restJson;
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

function findOperation(
  operations: ServiceOperations,
  { service, operation }: ProtocolCall,
): (input: Input) => unknown {
  const map = operations[service] ?? {};
  const run = Object.hasOwn(map, operation) ? map[operation] : undefined;
  if (run !== undefined) return run;
  throw new AwsError(
    'UnknownOperationException',
    `${serviceNames[service]}'s operation ${operation} is not part of this stand-in`,
    service === 'lambda' ? 404 : 400,
  );
}

/** Finds the operation of a request; throws `UnknownOperationException` if there is none. */
export function routeRequest(operations: ServiceOperations, request: HttpRequest): RoutedCall {
  const call = protocolOf(request.headers).route(request);
  if (call === undefined) throw unknownOperation(request);
  const { service, operation, input } = call;
  return {
    service,
    operation,
    input,
    serve: async () => {
      const run = findOperation(operations, call);
      return call.writeOutput(await run(call.readInput()));
    },
  };
}
