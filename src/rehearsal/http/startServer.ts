import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { account, functionArn, region } from '../arns.ts';
import type { StandInCredentials } from '../credentials.ts';
import { AwsError } from './awsError.ts';
import { createFaults, faultError, type Fault, type Faults, type NextFault } from './faults.ts';
import { refuseBrowsers } from './refuseBrowsers.ts';
import { verifySignature } from './verifySignature.ts';
import { protocolOf, readRequest, routeRequest, type RoutedCall } from './routeRequest.ts';
import { listenLoopback } from './listenLoopback.ts';
import type { Input, Service, ServiceOperations } from './operation.ts';
import type { HttpAnswer } from './httpTypes.ts';

export interface ServerOptions extends ServiceOperations {
  /** Default 0: any free port. */
  port?: number;
  /** `127.0.0.1` (the default) or `localhost`; anything else is refused. */
  host?: string;
  /** Only requests that are signed with them are served. */
  credentials: StandInCredentials;
  faults?: Faults;
  /** Called for each signed request before it is answered, even if it is refused. */
  onRequest?: (service: Service, operation: string) => void;
  /**
   * Called when a request for a known operation is answered. `error` is the code of AWS's error, or
   * the fault that replaced the answer.
   */
  onAnswer?: (call: Omit<RoutedCall, 'serve'>, error?: string) => void;
  /**
   * The ARN in the message of a refusal (`deny`); default that of the function or any deployment
   * group.
   */
  resource?: (service: Service, operation: string, input: Input) => string;
}

export interface StandInServer {
  port: number;
  /** `http://127.0.0.1:PORT`: the endpoint of every service. */
  endpoint: string;
  close(): Promise<void>;
}

const GARBAGE: HttpAnswer = {
  status: 200,
  headers: { 'content-type': 'text/html' },
  body: '<html><body>Not what you asked for</body></html>',
};

function defaultResource(service: Service, _operation: string, input: Input): string {
  if (service === 'codedeploy') return `arn:aws:codedeploy:${region}:${account}:deploymentgroup:*`;
  if (service === 'cloudwatch') return '*';
  if (service === 'sns') return typeof input['TopicArn'] === 'string' ? input['TopicArn'] : '*';
  const name = typeof input['FunctionName'] === 'string' ? input['FunctionName'] : '*';
  return name.startsWith('arn:') ? name : functionArn(name);
}

/** `undefined` if the connection is to be closed without an answer. */
async function answerCall(
  options: ServerOptions,
  call: RoutedCall,
  fault: Fault | undefined,
): Promise<HttpAnswer | undefined> {
  if (fault?.latency !== undefined) await delay(fault.latency, undefined, { ref: false });
  const kind = fault?.fault;
  if (kind === 'reset') return undefined;
  if (kind === 'garbage') return GARBAGE;
  if (kind === 'deny' || kind === 'throttle') {
    const resource = (options.resource ?? defaultResource)(
      call.service,
      call.operation,
      call.input,
    );
    throw faultError(kind, call.service, call.operation, resource);
  }
  return call.serve();
}

/** Answers a call, and calls `onAnswer`. */
async function answerObserved(
  options: ServerOptions,
  call: RoutedCall,
  fault: Fault | undefined,
): Promise<HttpAnswer | undefined> {
  try {
    const answer = await answerCall(options, call, fault);
    const broken = fault?.fault === 'reset' || fault?.fault === 'garbage' ? fault.fault : undefined;
    options.onAnswer?.(call, broken);
    return answer;
  } catch (error) {
    options.onAnswer?.(call, asAwsError(error).code);
    throw error;
  }
}

const asAwsError = (error: unknown): AwsError =>
  error instanceof AwsError
    ? error
    : new AwsError('ServiceException', `The stand-in itself failed: ${String(error)}`, 500);

async function handle(
  options: ServerOptions,
  nextFault: NextFault,
  request: IncomingMessage,
): Promise<HttpAnswer | undefined> {
  const protocol = protocolOf(request.headers);
  try {
    refuseBrowsers(request.headers);
    const received = await readRequest(request);
    await verifySignature(received, options.credentials, protocol.deniedStatus);
    const call = routeRequest(options, received);
    options.onRequest?.(call.service, call.operation);
    return await answerObserved(options, call, nextFault(call.service, call.operation));
  } catch (error) {
    return protocol.writeError(asAwsError(error));
  }
}

function send(response: ServerResponse, answer: HttpAnswer): void {
  response.writeHead(answer.status, {
    ...answer.headers,
    'x-amzn-requestid': randomUUID(),
    'content-length': Buffer.byteLength(answer.body),
  });
  response.end(answer.body);
}

/**
 * Serves every service on one port of 127.0.0.1. Rejects if `host` is another one, a fault is not
 * valid, or the port is not available.
 */
export async function startServer(options: ServerOptions): Promise<StandInServer> {
  const host = options.host ?? '127.0.0.1';
  if (!['127.0.0.1', 'localhost'].includes(host)) {
    throw new TypeError(`the stand-in listens on 127.0.0.1 only, not on '${host}'`);
  }
  const nextFault = createFaults(options.faults);
  const server = await listenLoopback((request, response) => {
    void handle(options, nextFault, request).then((answer) => {
      if (answer === undefined) request.socket.destroy();
      else send(response, answer);
    });
  }, options.port);
  return {
    port: server.port,
    endpoint: `http://127.0.0.1:${server.port}`,
    close: () => server.close(),
  };
}
