/**
 * Who sends the reports, observed from outside: which process holds the socket that a request came in
 * on, what that process runs, and what the request says of its client. Needs Linux's /proc.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { isolatedHandler, rowVariable } from './rowRehearsal.ts';

/** Node publishes every request that a server of this process receives. */
const channel = 'http.server.request.start';
const operation = 'CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus';

interface Started {
  request: IncomingMessage;
  response: ServerResponse;
  socket: Socket;
}

function read(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    // The process has ended.
    return '';
  }
}

function list(path: string): string[] {
  try {
    return readdirSync(`/proc/${path}`);
  } catch {
    return [];
  }
}

function link(path: string): string {
  try {
    return readlinkSync(`/proc/${path}`);
  } catch {
    return '';
  }
}

const childrenOf = (pid: number): number[] =>
  list(`${pid}/task`).flatMap((thread) =>
    read(`${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number),
  );

const descendantsOf = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);

/** The inode of the client's end of a connection. */
function clientInode({ localPort, remotePort }: Socket): string | undefined {
  const port = (address = ''): number => parseInt(address.split(':')[1] ?? '', 16);
  return read('net/tcp')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .find(([, local, remote]) => port(local) === remotePort && port(remote) === localPort)?.[9];
}

const holds = (pid: number, inode: string): boolean =>
  list(`${pid}/fd`).some((fd) => link(`${pid}/fd/${fd}`) === `socket:[${inode}]`);

function variable(pid: number, name: string): string | undefined {
  const found = read(`${pid}/environ`)
    .split('\0')
    .find((one) => one.startsWith(`${name}=`));
  return found?.slice(name.length + 1);
}

/** This package's client makes one attempt for each request, and the SDK's own makes three. */
const isOurClient = ({ headers }: IncomingMessage): boolean =>
  /\bmax=1\b/.test(String(headers['amz-sdk-request']));

function describe(pid: number | undefined, request: IncomingMessage): string {
  if (pid === undefined) return 'nobody known';
  const isFunctions = childrenOf(process.pid).includes(pid);
  if (!isOurClient(request)) return 'the handler itself';
  if (!isFunctions) return 'the handler’s guard in the child process';
  return variable(pid, '_HANDLER') === isolatedHandler ? 'the supervisor' : 'the guard';
}

/** A report that was accepted. */
export interface SeenReport {
  /** The value of {@link rowVariable} in the process that sent it. */
  row: string | undefined;
  reporter: string;
  /** The id of its process. */
  pid: number | undefined;
  /** The endpoint: `https://codedeploy-8080.stand-in.localhost:4430`. */
  endpoint: string;
  /** How many file descriptors its process may have. */
  descriptors: number;
}

/** Collects the accepted reports of this process's servers from now on. */
export function watchReports(): { seen: SeenReport[]; stop: () => void } {
  const seen: SeenReport[] = [];
  const onRequest = (message: unknown): void => {
    const { request, response, socket } = message as Started;
    if (request.headers['x-amz-target'] !== operation) return;
    const inode = clientInode(socket);
    if (inode === undefined || holds(process.pid, inode)) return;
    const pid = descendantsOf(process.pid).find((one) => holds(one, inode));
    const report: SeenReport = {
      row: pid === undefined ? undefined : variable(pid, rowVariable),
      reporter: describe(pid, request),
      pid,
      endpoint: `${'encrypted' in socket ? 'https' : 'http'}://${request.headers.host}`,
      descriptors: Number(/^Max open files\s+(\d+)/m.exec(read(`${pid}/limits`))?.[1]),
    };
    response.on('finish', () => {
      if (response.statusCode === 200) seen.push(report);
    });
  };
  subscribe(channel, onRequest);
  return { seen, stop: () => unsubscribe(channel, onRequest) };
}
