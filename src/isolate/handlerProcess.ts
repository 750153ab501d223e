import { setTimeout as pause } from 'node:timers/promises';
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { channelLimit, readMessages, supervisorsSecret, writeMessage } from './channel.ts';
import { watchMemory, type MemoryWatch } from './memoryWatch.ts';
import { functionMemoryMb, nodeArguments } from './nodeArguments.ts';
import type {
  ActedMessage,
  ActMessage,
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
  /** What became of the actions; `undefined` if the child ended or was not done in `ms` milliseconds. */
  act(message: ActMessage, ms: number): Promise<unknown>;
  /** Ends the child and all processes that it started. */
  end(): void;
}

function describeEnd(code: number | null, signal: NodeJS.Signals | null, peakMb: number): string {
  if (signal === 'SIGABRT' || code === 134) {
    return `the handler's process aborted (SIGABRT), most often because it ran out of heap memory; ${memorySeen(peakMb)}`;
  }
  if (signal === 'SIGKILL') {
    return `the handler's process was ended by SIGKILL, as the kernel does if memory runs out; ${memorySeen(peakMb)}`;
  }
  if (signal !== null) return `the handler's process was ended by ${signal}`;
  if (code === 0 || code === 13) {
    return `the handler's process ended (exit code ${code}) before the handler answered: process.exit was called, or a promise never settles`;
  }
  return `the handler's process ended with exit code ${code ?? 'unknown'} before the handler answered`;
}

const memorySeen = (usedMb: number): string =>
  `memory: ${Math.round(usedMb)} MB of the function's ${functionMemoryMb()} MB were seen in use`;

/** A process that ends closes its channel first, but its end explains more. */
const endFollowsMs = 500;

/** What the supervisor hears of its child. */
interface Child {
  process: ChildProcess;
  channel: Socket;
  secret: string;
}

function listen(
  { process: child, channel, secret }: Child,
  peakMb: () => number,
  onMessage: (message: LoadedMessage | ReadyMessage) => void,
): { outcome: Promise<FromChild>; acted: Promise<unknown>; give: (message: string) => void } {
  let resolve: (outcome: FromChild) => void = () => undefined;
  const outcome = new Promise<FromChild>((settle) => (resolve = settle));
  let resolveActed: (actions: unknown) => void = () => undefined;
  const acted = new Promise<unknown>((settle) => (resolveActed = settle));
  const give = (message: string): void => {
    resolve({ kind: 'unusable', message });
    resolveActed(undefined);
  };
  readMessages(channel, secret, {
    message: (value) => {
      const message = value as FromChild | LoadedMessage | ReadyMessage | ActedMessage;
      if (message.kind === 'loaded' || message.kind === 'ready') onMessage(message);
      else if (message.kind === 'acted') resolveActed(message.actions);
      else resolve(message);
    },
    end: (why) => {
      if (why === 'flooded') {
        give(
          `the handler's process wrote more than ${channelLimit / 2 ** 20} MB to file descriptor 3, its channel`,
        );
        return;
      }
      const closed = "the handler's process closed its channel before the handler answered";
      setTimeout(() => give(closed), endFollowsMs).unref();
    },
  });
  child.on('error', (error) => give(`the handler's process failed: ${error.message}`));
  child.on('exit', (code, signal) => give(describeEnd(code, signal, peakMb())));
  return { outcome, acted, give };
}

/** Ends a process and all processes that it started. */
function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The process group has ended already.
  }
}

/** Starts the process that loads the user's module. Its logs pass through unchanged. */
export function startHandlerProcess(source: HandlerSource): HandlerProcess {
  const secret = randomBytes(16).toString('hex');
  // In its own session, so that the whole process group can be ended.
  const child = spawn(process.execPath, [...nodeArguments(), CHILD_SOURCE], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
    env: process.env,
  });
  const channel = child.stdio[3] as Socket;
  let watch: MemoryWatch | undefined;
  let loaded: LoadedMessage | undefined;
  let nowReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (nowReady = resolve));
  const { outcome, acted, give } = listen(
    { process: child, channel, secret },
    () => watch?.peakMb() ?? 0,
    (message) => {
      if (message.kind === 'loaded') loaded = message;
      else nowReady();
    },
  );
  if (child.pid !== undefined) {
    watch = watchMemory(child.pid, (usedMb) => {
      give(
        `the handler's process was ended before Lambda would have killed the whole function; ${memorySeen(usedMb)}`,
      );
      endGroup(child);
    });
  }
  const tell = (message: ToChild): void => {
    // If the message cannot be sent, the end of the child says why.
    void writeMessage(channel, supervisorsSecret, message);
  };
  tell({ kind: 'start', secret, source });
  // Waiting for an event must not keep the supervisor process alive.
  child.unref();
  channel.unref();
  return {
    outcome,
    loaded: () => loaded,
    ready: Promise.race([ready, outcome]),
    invoke: (message) => {
      channel.ref();
      tell(message);
    },
    act: (message, ms) => {
      tell(message);
      return Promise.race([acted, pause(ms, undefined, { ref: false })]);
    },
    end: () => {
      watch?.stop();
      endGroup(child);
      channel.destroy();
    },
  };
}
