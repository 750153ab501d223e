import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { childPids } from '../shared/childPids.ts';
import { hookName } from './codeDeployAnswers.ts';
import type { StandIn } from './standIn.ts';
import type { Throttle } from './throttle.ts';
import type { Variant } from './variant.ts';

/** How one process is run. */
export interface Conditions {
  /** Whether it runs as on Lambda, where the warm-up runs while the module loads. */
  warm: boolean;
  /** The memory size that sets the handler's CPU share; `undefined`: a full CPU. */
  memoryMb?: number;
}

/** What one event cost in one fresh process. Times in milliseconds. */
export interface Measurement {
  loadMs: number;
  handlerMs: number;
  /** CPU time of the handler phase, on all threads of the process. */
  cpuMs: number;
  wallMs: number;
  rssMb: number;
  /** The longest chain of requests in the handler phase that waited for one another. */
  roundTrips: number;
}

/** What every measurement uses. */
export interface Tools {
  /** The path of the built driver. */
  driver: string;
  standIn: StandIn;
  throttle: Throttle;
}

interface Line {
  kind: 'ready' | 'done';
  loadMs: number;
  handlerMs: number;
  cpuMs: number;
  rssKb: number;
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'ASIABENCH00000000000',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  AWS_REGION: 'eu-west-1',
};

function environment(
  variant: Variant,
  standIn: StandIn,
  { warm, memoryMb }: Conditions,
): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    ...credentials,
    AWS_ENDPOINT_URL_CODEDEPLOY: standIn.url,
    AWS_ENDPOINT_URL_LAMBDA: standIn.url,
    NODE_EXTRA_CA_CERTS: standIn.certificate,
    ALLOW_TRAFFIC_TARGET: 'myfunc:2',
    LAMBDA_TASK_ROOT: '/',
    AWS_DEFAULT_REGION: credentials.AWS_REGION,
    AWS_LAMBDA_FUNCTION_NAME: hookName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMb ?? 512),
    ...variant.environment,
    ...(warm ? { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:1' } : {}),
    BENCH_MODULE: variant.module,
    BENCH_EXPORT: variant.exportName,
  };
}

async function* linesOf(stream: Readable): AsyncGenerator<Line> {
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}

async function nextLine(lines: AsyncGenerator<Line>, name: string): Promise<Line> {
  const next = await lines.next();
  if (next.done)
    throw new Error(`${name} ended before it had handled its event; its error is above`);
  return next.value;
}

/** Peak resident memory of the child processes that are still running. */
const childrenMb = (pid: number): number =>
  childPids(pid).reduce((sum, child) => sum + peakMb(child), 0);

function peakMb(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** The longest chain of requests that each began after the answer to the one before. */
function sequential(standIn: StandIn, since: number): number {
  let trips = 0;
  let freeAt = since;
  for (const { startedMs, endedMs } of [...standIn.served].sort((a, b) => a.endedMs - b.endedMs)) {
    if (startedMs < freeAt) continue;
    trips += 1;
    freeAt = endedMs;
  }
  return trips;
}

function start(
  driver: string,
  variant: Variant,
  standIn: StandIn,
  conditions: Conditions,
): ChildProcess {
  return spawn(process.execPath, [driver], {
    env: environment(variant, standIn, conditions),
    stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'],
  });
}

/** Runs one variant in a fresh process, for one event. */
export async function measure(
  variant: Variant,
  conditions: Conditions,
  { driver, standIn, throttle }: Tools,
): Promise<Measurement> {
  standIn.served.length = 0;
  standIn.status = 'nothing';
  const begun = performance.now();
  const child = start(driver, variant, standIn, conditions);
  const ended = once(child, 'exit');
  const pid = child.pid ?? 0;
  const lines = linesOf(child.stdio[3] as Readable);
  const group = conditions.memoryMb === undefined ? undefined : throttle.enclose(pid);
  let besideMb = 0;
  standIn.onRequest = () => (besideMb = Math.max(besideMb, childrenMb(pid)));
  const ready = await nextLine(lines, variant.name);
  if (group && conditions.memoryMb !== undefined) group.limit(conditions.memoryMb);
  const goAt = performance.now();
  (child.stdio[4] as Writable).write('g');
  const done = await nextLine(lines, variant.name);
  await ended;
  const wallMs = performance.now() - begun;
  group?.remove();
  if (standIn.status !== 'Succeeded' && variant.name !== 'empty handler') {
    throw new Error(`${variant.name} reported ${standIn.status}`);
  }
  return {
    loadMs: ready.loadMs,
    handlerMs: done.handlerMs,
    cpuMs: done.cpuMs,
    wallMs,
    rssMb: done.rssKb / 1_024 + besideMb,
    roundTrips: sequential(standIn, goAt),
  };
}
