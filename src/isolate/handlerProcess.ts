import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { nodeArguments } from './nodeArguments.ts';
import type {
  FromChild,
  HandlerSource,
  InvokeMessage,
  LoadedMessage,
  ReadyMessage,
  ToChild,
} from './protocol.ts';

// Replaced by the build with the child's bundled source.
declare const CHILD_SOURCE: string;

/** The child and what became of it. */
export interface HandlerProcess {
  /** The first word of the child, or why it will have none. Never rejects. */
  readonly outcome: Promise<FromChild>;
  /** What the child said of the handler that it loaded, so far. */
  loaded(): LoadedMessage | undefined;
  /** Resolves when the child waits for its invocation, or has failed before. */
  readonly ready: Promise<unknown>;
  invoke(message: InvokeMessage): void;
  /** Ends the child and every process that it started. */
  end(): void;
}

function howItEnded(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT' || code === 134) {
    return "the handler's process aborted (SIGABRT), most often because it ran out of heap memory";
  }
  if (signal !== null) return `the handler's process was ended by ${signal}`;
  if (code === 0 || code === 13) {
    return `the handler's process ended (exit code ${code}) before the handler answered: process.exit was called, or a promise never settles`;
  }
  return `the handler's process ended with exit code ${code ?? 'unknown'} before the handler answered`;
}

function isWord(
  message: unknown,
  secret: string,
): message is FromChild | LoadedMessage | ReadyMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as { secret?: unknown }).secret === secret
  );
}

/** A process that ends closes its channel first: its end is the better explanation. */
const endFollowsMs = 500;

function listen(
  child: ChildProcess,
  secret: string,
  said: (message: LoadedMessage | ReadyMessage) => void,
): Promise<FromChild> {
  return new Promise((resolve) => {
    const unusable = (message: string): void => resolve({ kind: 'unusable', message });
    child.on('message', (message) => {
      if (!isWord(message, secret)) return;
      if (message.kind === 'loaded' || message.kind === 'ready') said(message);
      else resolve(message);
    });
    child.on('error', (error) => unusable(`the handler's process failed: ${error.message}`));
    child.on('exit', (code, signal) => unusable(howItEnded(code, signal)));
    child.on('disconnect', () => {
      const closed = "the handler's process closed its channel before the handler answered";
      setTimeout(() => unusable(closed), endFollowsMs).unref();
    });
  });
}

/** Starts the process in which the user's module is loaded; its logs go through unchanged. */
export function startHandlerProcess(source: HandlerSource): HandlerProcess {
  const secret = randomBytes(16).toString('hex');
  // A session of its own, so that the whole group can be ended.
  const child = spawn(process.execPath, [...nodeArguments(), CHILD_SOURCE], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: process.env,
  });
  let loaded: LoadedMessage | undefined;
  let nowReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (nowReady = resolve));
  const outcome = listen(child, secret, (message) => {
    if (message.kind === 'loaded') loaded = message;
    else nowReady();
  });
  const tell = (message: ToChild): void => {
    // Where it cannot be told any more, its end says why.
    child.send(message, () => undefined);
  };
  tell({ kind: 'start', secret, source });
  // Waiting for an invocation must not keep the supervisor's process alive.
  child.unref();
  child.channel?.unref();
  return {
    outcome,
    loaded: () => loaded,
    ready: Promise.race([ready, outcome]),
    invoke: (message) => {
      child.channel?.ref();
      if (child.connected) tell(message);
    },
    end: () => {
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        // The whole group has ended already.
      }
      if (child.connected) child.disconnect();
    },
  };
}
