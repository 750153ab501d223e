/**
 * One execution environment of a function. It loads the handler as Lambda's runtime client does, waits
 * until its CPU is throttled, handles one event, and writes the figures as JSON lines to fd 3.
 */
import { readFileSync, readSync, writeSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { BENCH_MODULE = '', BENCH_EXPORT = 'handler' } = process.env;

const say = (line: object): void => void writeSync(3, `${JSON.stringify(line)}\n`);

/** Blocks, because Lambda would run nothing in the background here. */
function waitForGo(): void {
  readSync(4, Buffer.alloc(1));
}

const ownPeakKb = (): number =>
  Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0);

const event = { DeploymentId: 'd-BENCH0001', LifecycleEventHookExecutionId: 'bench-hook' };
const startedAt = performance.now();
const context = {
  functionName: 'CodeDeployHook_bench',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:CodeDeployHook_bench',
  awsRequestId: 'bench',
  // A whole number, as on Lambda.
  getRemainingTimeInMillis: () => Math.floor(60_000 - (performance.now() - startedAt)),
};

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

async function run(): Promise<void> {
  const before = performance.now();
  const module = (await import(pathToFileURL(BENCH_MODULE).href)) as Record<string, unknown>;
  const loadMs = performance.now() - before;
  const exported = module[BENCH_EXPORT] ?? (module['default'] as typeof module)[BENCH_EXPORT];

  say({ kind: 'ready', loadMs });
  waitForGo();
  const cpuBefore = process.cpuUsage();
  const start = performance.now();
  await (exported as Handler)(event, context);
  const handlerMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpuBefore);
  say({ kind: 'done', handlerMs, cpuMs: (user + system) / 1_000, rssKb: ownPeakKb() });
  process.exit(0);
}

void run();
