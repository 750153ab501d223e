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

// The build puts the child's bundled source here.
declare const CHILD_SOURCE: string;

/** The process that runs the user's handler. */
export interface HandlerProcess {
  /** What the handler answered, or why there will be no answer. Never rejects. */
  readonly outcome: Promise<FromChild>;
  /** What the child has said so far about the handler that it loaded. */
  loaded(): LoadedMessage | undefined;
  /** Resolves when the child waits for its event, or has failed before. */
  readonly ready: Promise<unknown>;
  invoke(message: InvokeMessage): void;
  /** Ends the child and all processes that it started. */
  end(): void;
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal === 'SIGABRT' || code === 134) {
    return "the handler's process aborted (SIGABRT), most often because it ran out of heap memory";
  }
  if (signal !== null) return `the handler's process was ended by ${signal}`;
  if (code === 0 || code === 13) {
    return `the handler's process ended (exit code ${code}) before the handler answered: process.exit was called, or a promise never settles`;
  }
  return `the handler's process ended with exit code ${code ?? 'unknown'} before the handler answered`;
}

function isFromChild(
  message: unknown,
  secret: string,
): message is FromChild | LoadedMessage | ReadyMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    (message as { secret?: unknown }).secret === secret
  );
}

/** A process that ends closes its channel first, but its end explains more. */
const endFollowsMs = 500;

function listen(
  child: ChildProcess,
  secret: string,
  onMessage: (message: LoadedMessage | ReadyMessage) => void,
): Promise<FromChild> {
  return new Promise((resolve) => {
    const unusable = (message: string): void => resolve({ kind: 'unusable', message });
    child.on('message', (message) => {
      if (!isFromChild(message, secret)) return;
      if (message.kind === 'loaded' || message.kind === 'ready') onMessage(message);
      else resolve(message);
    });
    child.on('error', (error) => unusable(`the handler's process failed: ${error.message}`));
    child.on('exit', (code, signal) => unusable(describeEnd(code, signal)));
    child.on('disconnect', () => {
      const closed = "the handler's process closed its channel before the handler answered";
      setTimeout(() => unusable(closed), endFollowsMs).unref();
    });
  });
}

/** Starts the process that loads the user's module. Its logs pass through unchanged. */
export function startHandlerProcess(source: HandlerSource): HandlerProcess {
  const secret = randomBytes(16).toString('hex');
  // In its own session, so that the whole process group can be ended.
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
    // If the message cannot be sent, the end of the child says why.
    child.send(message, () => undefined);
  };
  tell({ kind: 'start', secret, source });
  // Waiting for an event must not keep the supervisor process alive.
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
        // The process group has ended already.
      }
      if (child.connected) child.disconnect();
    },
  };
}
