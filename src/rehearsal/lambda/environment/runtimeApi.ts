import type { IncomingMessage, ServerResponse } from 'node:http';
import { listenLoopback } from '../../http/listenLoopback.ts';

/** What the Runtime API hands to a process for one invocation. */
export interface RuntimeInvocation {
  requestId: string;
  payload: Buffer;
  deadlineMs: number;
  invokedFunctionArn: string;
  traceId: string;
  /** JSON text. */
  clientContext?: string;
}

export interface RuntimeApiListener {
  /** Called when the process asks for its next event. */
  onNext: () => void;
  onResponse: (requestId: string, body: Buffer) => void;
  onError: (requestId: string, document: Buffer) => void;
  onInitError: (document: Buffer) => void;
}

/** The Runtime API of one environment; on its own port, as its address cannot include a path. */
export interface RuntimeApi {
  address: string;
  /** Answers the process's request for its next event. */
  answerNext(invocation: RuntimeInvocation): void;
  close(): Promise<void>;
}

const BASE = '/2018-06-01/runtime';

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function answerJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function dispatch(listener: RuntimeApiListener, path: string, body: Buffer): boolean {
  if (path === `${BASE}/init/error`) {
    listener.onInitError(body);
    return true;
  }
  const [, requestId, kind] = /\/invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
  if (requestId === undefined) return false;
  if (kind === 'response') listener.onResponse(requestId, body);
  else listener.onError(requestId, body);
  return true;
}

function sendInvocation(response: ServerResponse, invocation: RuntimeInvocation): void {
  response.writeHead(200, {
    'content-type': 'application/json',
    'lambda-runtime-aws-request-id': invocation.requestId,
    'lambda-runtime-deadline-ms': String(invocation.deadlineMs),
    'lambda-runtime-invoked-function-arn': invocation.invokedFunctionArn,
    'lambda-runtime-trace-id': invocation.traceId,
    ...(invocation.clientContext === undefined
      ? {}
      : { 'lambda-runtime-client-context': invocation.clientContext }),
  });
  response.end(invocation.payload);
}

export async function openRuntimeApi(listener: RuntimeApiListener): Promise<RuntimeApi> {
  let waiting: ServerResponse | undefined;
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (request.method === 'GET' && path === `${BASE}/invocation/next`) {
      waiting = response;
      listener.onNext();
      return;
    }
    const body = await readBody(request);
    const known =
      request.method === 'POST' && path.startsWith(BASE) && dispatch(listener, path, body);
    if (known) answerJson(response, 202, { status: 'OK' });
    else answerJson(response, 404, { errorType: 'InvalidPath', errorMessage: `No ${path} here` });
  }
  const server = await listenLoopback((request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  return {
    address: `127.0.0.1:${server.port}`,
    answerNext(invocation) {
      if (waiting !== undefined) sendInvocation(waiting, invocation);
      waiting = undefined;
    },
    close: () => server.close(),
  };
}
