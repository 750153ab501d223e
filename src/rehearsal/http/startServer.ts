import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tokenOwner, type StandInCredentials } from '../credentials.ts';
import { answerCall, asAwsError, type CallObserver } from './answerCall.ts';
import { createFaults, type Fault, type Faults, type NextFault } from './faults.ts';
import { refuseBrowsers } from './refuseBrowsers.ts';
import { readPastCall, refuseTunnel, type PastCall } from './refuseProxying.ts';
import { verifySignature } from './verifySignature.ts';
import { protocolOf, readRequest, routeRequest } from './routeRequest.ts';
import { listenLoopback } from './listenLoopback.ts';
import type { Service, ServiceOperations } from './operation.ts';
import type { HttpAnswer } from './httpTypes.ts';

export interface ServerOptions extends ServiceOperations, CallObserver {
  /** Default 0: any free port. */
  port?: number;
  /** `127.0.0.1` (the default) or `localhost`; anything else is refused. */
  host?: string;
  /** Only requests that are signed with them are served. */
  credentials: StandInCredentials;
  faults?: Faults;
  /** Called for each signed request before it is answered, even if it is refused. */
  onRequest?: (service: Service, operation: string, caller: string) => void;
  /**
   * Called for each request with a session token of this start, served or not. `caller` is the function whose
   * token it is, or `''` for the user.
   */
  onReceived?: (caller: string) => void;
  /** Called for each request that meets a fault of `faults`. */
  onFault?: (service: Service, operation: string, fault: Fault) => void;
  /** Called when a call past the stand-in was refused. */
  onPastCall?: (call: PastCall) => void;
}

export interface StandInServer {
  port: number;
  /** `http://127.0.0.1:PORT`: the endpoint of every service. */
  endpoint: string;
  close(): Promise<void>;
}

async function handle(
  options: ServerOptions,
  nextFault: NextFault,
  request: IncomingMessage,
): Promise<HttpAnswer | undefined> {
  const protocol = protocolOf(request.headers);
  try {
    const past = readPastCall(request);
    if (past !== undefined) {
      options.onPastCall?.(past);
      return { status: 403, headers: { 'content-type': 'text/plain' }, body: past.refusal };
    }
    refuseBrowsers(request.headers);
    const received = await readRequest(request);
    const caller = tokenOwner(options.credentials, received.headers['x-amz-security-token']);
    if (caller !== undefined) options.onReceived?.(caller);
    await verifySignature(received, options.credentials, protocol.deniedStatus);
    const call = routeRequest(options, received);
    options.onRequest?.(call.service, call.operation, caller ?? '');
    const fault = nextFault(call.service, call.operation);
    if (fault) options.onFault?.(call.service, call.operation, fault);
    return await answerCall(options, call, fault);
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
  const server = await listenLoopback(
    (request, response) => {
      void handle(options, nextFault, request).then((answer) => {
        if (answer === undefined) request.socket.destroy();
        else send(response, answer);
      });
    },
    options.port,
    (request, socket) => {
      const call = refuseTunnel(request, socket);
      options.onPastCall?.(call);
    },
  );
  return {
    port: server.port,
    endpoint: `http://127.0.0.1:${server.port}`,
    close: () => server.close(),
  };
}
