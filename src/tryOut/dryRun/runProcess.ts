import { fileURLToPath } from 'node:url';
import { endedWhileLoading, startModuleProcess } from '../../moduleProcess/startModuleProcess.ts';
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

/** Runs an order in a process of its own, which has the user's credentials: the checks call AWS. */
export async function runProcess(
  order: DryRunOrder,
  { environment, signal, onLog }: ProcessSettings,
): Promise<ProcessOutcome> {
  let outcome: ProcessOutcome | undefined;
  let isRunning = false;
  const late = (message: string, kind: 'unusable' | 'broken', ms: number): NodeJS.Timeout =>
    setTimeout(() => {
      outcome ??= { kind, message };
      child.stop();
    }, ms);
  const onMessage = (message: DryRunMessage): void => {
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
  };
  const child = startModuleProcess({ program, request: order, environment, onMessage, onLog });
  let timer = late(
    `${order.shownPath} did not load in ${longestLoadMs / 1_000} s`,
    'unusable',
    longestLoadMs,
  );
  signal.addEventListener('abort', child.stop, { once: true });
  if (signal.aborted) child.stop();
  try {
    const ending = await child.ended;
    signal.throwIfAborted();
    return outcome ?? endedEarly(ending, isRunning, order.shownPath);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', child.stop);
  }
}

function endedEarly(ending: string, isRunning: boolean, shownPath: string): ProcessOutcome {
  if (isRunning) {
    const message = `the process ended with ${ending} before the checks were done`;
    return { kind: 'broken', message };
  }
  const message = `${shownPath} does not load: ${endedWhileLoading(ending)}; --verbose shows what it wrote`;
  return { kind: 'unusable', message };
}
