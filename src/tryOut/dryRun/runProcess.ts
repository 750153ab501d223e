import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { stripTypes } from '../../lib/stripTypes.ts';
import type { DryRunMessage, DryRunOrder } from './messages.ts';

/** How the process ended. `message` says what went wrong. */
export type ProcessOutcome =
  | { readonly kind: 'unusable' | 'broken'; readonly message: string }
  | { readonly kind: 'returned'; readonly value: unknown };

export interface ProcessSettings {
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Receives each line that the process writes. */
  readonly onLog: (line: string) => void;
}

/** Built, also if this code runs as source. */
const program = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../dist/dryRunProcess.js' : './dryRunProcess.js',
    import.meta.url,
  ),
);

/** Much longer than Lambda's own init. */
const longestLoadMs = 60_000;

/** What a handler of this package needs beyond its time; another one may hang. */
const graceMs = 2_000;

/** Runs an order in a process of its own, so that user code cannot harm the command or its output. */
export async function runProcess(
  order: DryRunOrder,
  { environment, signal, onLog }: ProcessSettings,
): Promise<ProcessOutcome> {
  const child = fork(program, {
    env: environment,
    execArgv: stripTypes(),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', onLog);
  }
  let outcome: ProcessOutcome | undefined;
  let isRunning = false;
  const stop = (): void => void child.kill('SIGKILL');
  const late = (message: string, kind: 'unusable' | 'broken', ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      outcome ??= { kind, message };
      stop();
    }, ms);
  let timer = late(
    `${order.shownPath} did not load in ${longestLoadMs / 1_000} s`,
    'unusable',
    longestLoadMs,
  );
  child.on('message', (given) => {
    const message = given as DryRunMessage;
    if (message.kind === 'running') {
      isRunning = true;
      clearTimeout(timer);
      const seconds = order.timeoutMs / 1_000;
      timer = late(`the handler did not end in ${seconds} s`, 'broken', order.timeoutMs + graceMs);
    } else if (message.kind === 'threw') {
      outcome ??= { kind: 'broken', message: `the handler threw: ${message.message}` };
    } else {
      outcome ??= message;
    }
  });
  signal.addEventListener('abort', stop, { once: true });
  const ended = new Promise<string>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killer) => resolve(killer ?? `exit code ${code ?? 'unknown'}`));
  });
  if (signal.aborted) stop();
  child.send(order, () => undefined);
  try {
    const how = await ended;
    signal.throwIfAborted();
    return outcome ?? endedEarly(how, isRunning, order.shownPath);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function endedEarly(how: string, isRunning: boolean, shownPath: string): ProcessOutcome {
  if (isRunning) {
    return { kind: 'broken', message: `the process ended with ${how} before the checks were done` };
  }
  const why =
    how === 'exit code 0'
      ? 'a top-level await never settled, or it called process.exit()'
      : `its process ended with ${how}`;
  const message = `${shownPath} does not load: ${why}; --verbose shows what it wrote`;
  return { kind: 'unusable', message };
}
