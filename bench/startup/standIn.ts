/** A CodeDeploy and a Lambda over https that answer what a hook needs: Invoke, the deployment and the report. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeDeployAnswers } from './codeDeployAnswers.ts';

/** One request that was received, on the clock of `performance.now`. */
export interface Served {
  operation: string;
  startedMs: number;
  endedMs: number;
}

export interface StandIn {
  url: string;
  /** For NODE_EXTRA_CA_CERTS. */
  certificate: string;
  /** The requests since the list was last emptied. */
  served: Served[];
  /** What the last hook reported. */
  status: string;
  /** The delay before every answer. */
  delayMs: number;
  /** Called for each request, before the answer. */
  onRequest: (operation: string) => void;
  close(): void;
}

function selfSigned(folder: string): { key: Buffer; cert: Buffer; certificate: string } {
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'cert.pem');
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const args = ['req', '-x509', ...curve, '-days', '2', '-keyout', key, '-out', certificate];
  execFileSync('openssl', [...args, ...subject], { stdio: 'ignore' });
  return { key: readFileSync(key), cert: readFileSync(certificate), certificate };
}

function operationOf(request: IncomingMessage): string {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') return target.split('.')[1] ?? target;
  return request.method === 'POST' ? 'Invoke' : (request.method ?? '');
}

const logTail = Buffer.from(
  'REPORT RequestId: 1\tDuration: 1.20 ms\tBilled Duration: 2 ms\tMemory Size: 128 MB\tMax Memory Used: 60 MB\n',
).toString('base64');

function answer(operation: string, response: ServerResponse): void {
  const said = codeDeployAnswers[operation];
  if (said !== undefined) {
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(said));
  } else if (operation === 'Invoke') {
    response.setHeader('content-type', 'application/json');
    response.setHeader('x-amz-executed-version', '2');
    response.setHeader('x-amz-log-result', logTail);
    response.end('{"statusCode":200,"body":"{}"}');
  } else {
    response.statusCode = 404;
    response.end();
  }
}

/** Listens on loopback, with a certificate made for this run. */
export async function startStandIn(): Promise<StandIn> {
  const folder = mkdtempSync(join(tmpdir(), 'allow-traffic-bench-tls-'));
  const { key, cert, certificate } = selfSigned(folder);
  const served: Served[] = [];
  const server = createServer({ key, cert, keepAliveTimeout: 60_000 }, (request, response) => {
    const startedMs = performance.now();
    const operation = operationOf(request);
    standIn.onRequest(operation);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [, status] = /"status":"(\w+)"/.exec(Buffer.concat(chunks).toString()) ?? [];
      if (status !== undefined) standIn.status = status;
      setTimeout(() => {
        answer(operation, response);
        served.push({ operation, startedMs, endedMs: performance.now() });
      }, standIn.delayMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const standIn: StandIn = {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    certificate,
    served,
    status: 'nothing',
    delayMs: 0,
    onRequest: () => undefined,
    close: () => {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return standIn;
}
