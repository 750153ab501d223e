import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came in. */
export interface Received {
  method: string;
  operation: string;
  /** The case that the caller named. */
  name: string;
  signed: boolean;
  contentType: string | undefined;
  bytes: number;
  /** Counted from the first connection. */
  connection: number;
}

export interface ScriptedServices {
  url: string;
  received: Received[];
  close(): void;
}

type Answer = (response: ServerResponse, operation: string, nth: number) => void;

const failed =
  (status: number, type: string | undefined, body: object): Answer =>
  (response, operation) => {
    response.statusCode = status;
    if (type !== undefined && operation === 'Invoke') response.setHeader('x-amzn-errortype', type);
    const named = type !== undefined && operation !== 'Invoke' ? { __type: type } : {};
    response.end(JSON.stringify({ ...named, ...body }));
  };

const well: Answer = (response, operation) => {
  response.setHeader('x-amz-executed-version', '2');
  const put = { lifecycleEventHookExecutionId: 'h-1' };
  response.end(JSON.stringify(operation === 'Invoke' ? { ok: true } : put));
};

const onceThen =
  (first: Answer): Answer =>
  (response, operation, nth) =>
    (nth === 1 ? first : well)(response, operation, nth);

/** How the services answer, by the name of the function or the deployment. */
export const answers: Record<string, Answer> = {
  well,
  functionError: (response, operation) => {
    response.setHeader('x-amz-function-error', 'Unhandled');
    well(response, operation, 1);
  },
  modelled: failed(404, 'ResourceNotFoundException', { Message: 'not there', Type: 'User' }),
  alreadyCompleted: failed(400, 'LifecycleEventAlreadyCompletedException', { message: 'done' }),
  denied: failed(403, 'AccessDeniedException', { message: 'may not' }),
  unknown: failed(400, 'NobodyKnowsThisException', { message: 'what?' }),
  noType: failed(400, undefined, {}),
  throttledOnce: onceThen(failed(429, 'TooManyRequestsException', { message: 'slowly' })),
  throttled: failed(400, 'ThrottlingException', { message: 'slowly' }),
  brokenOnce: onceThen(failed(500, 'InternalFailure', { message: 'oh' })),
  broken: failed(503, undefined, {}),
  resetOnce: onceThen((response) => response.destroy()),
  reset: (response) => response.destroy(),
  notJson: (response) => {
    response.statusCode = 502;
    response.end('<html>Bad Gateway</html>');
  },
};

function operationOf(request: IncomingMessage, body: string): { operation: string; name: string } {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const { deploymentId = '' } = JSON.parse(body) as { deploymentId?: string };
    return { operation: target.split('.')[1] ?? '', name: deploymentId };
  }
  const [, name = ''] = /\/functions\/([^/]+)\/invocations/.exec(request.url ?? '') ?? [];
  return { operation: request.method === 'POST' ? 'Invoke' : '', name };
}

/** Both services on loopback, answering as the case says. */
export async function scriptedServices(): Promise<ScriptedServices> {
  const received: Received[] = [];
  const connections = new Map<unknown, number>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { operation, name } = operationOf(request, Buffer.concat(chunks).toString());
      const { method = '', headers, socket } = request;
      if (!connections.has(socket)) connections.set(socket, connections.size);
      received.push({
        method,
        operation,
        name,
        signed: headers.authorization !== undefined,
        contentType: headers['content-type'],
        bytes: Buffer.concat(chunks).length,
        connection: connections.get(socket) ?? -1,
      });
      const nth = received.filter((one) => one.operation === operation && one.name === name).length;
      (answers[name] ?? well)(response, operation, nth);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The environment of a function that talks to `url`. */
export const environmentFor = (url: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'ASIATEST000000000000',
  AWS_SECRET_ACCESS_KEY: 'secret',
  AWS_SESSION_TOKEN: 'token',
  AWS_ENDPOINT_URL: url,
  AWS_ENDPOINT_URL_LAMBDA: url,
  AWS_ENDPOINT_URL_CODEDEPLOY: url,
  ALLOW_TRAFFIC_TARGET: 'myfunc:2',
});
