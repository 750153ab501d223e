import {
  Date,
  Error,
  JSON,
  Math,
  Object,
  Promise,
  String,
  Symbol,
  process,
} from '../../lib/primordials.ts';
/**
 * The process that runs the user's handler. Handed to node as source, so that it survives any
 * bundler: it stands on Node alone, and on what it took before the user's code was loaded.
 */
import type {
  FromChild,
  InvokeMessage,
  LoadedMessage,
  ReadyMessage,
  StartMessage,
  ToChild,
} from '../protocol.ts';
import { hideEvalGlobals } from './hideEvalGlobals.ts';
import { loadUserHandler, type UserHandler } from './loadUserHandler.ts';
import { importsFromNodePath } from './nodePathImports.ts';

const { now } = Date;
const send = process.send?.bind(process);
const exit = process.exit.bind(process);

/** The factories of this package see it and hand their record over instead of reporting. */
const supervised = Symbol.for('allow-traffic.supervised');

/** Where they put what is better done before the invocation comes. */
const waitedFor = Symbol.for('allow-traffic.init');

/** Where they leave their settings, and their record. */
const settings: { metrics?: unknown; report?: unknown } = {};

function describe(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `${String(thrown)} was thrown`;
    return `${thrown.name}: ${thrown.message}`;
  } catch {
    return 'something that cannot be read was thrown';
  }
}

function plain(value: unknown): unknown {
  const text = JSON.stringify(value) as string | undefined;
  return text === undefined ? undefined : (JSON.parse(text) as unknown);
}

function speak(secret: string, message: FromChild | LoadedMessage | ReadyMessage): Promise<void> {
  return new Promise((resolve) => {
    send?.({ secret, ...message }, undefined, {}, () => resolve());
  });
}

/** Behind the back of the handler: the process could end before anything else is said. */
function onFault(secret: string): void {
  const say = (what: string) => (thrown: unknown) => {
    void speak(secret, { kind: 'threw', message: `${what}: ${describe(thrown)}` }).then(() =>
      exit(1),
    );
  };
  process.on('uncaughtException', say('uncaught exception'));
  process.on('unhandledRejection', say('unhandled rejection'));
}

async function invoke(handler: UserHandler, message: InvokeMessage): Promise<FromChild> {
  const getRemainingTimeInMillis = (): number => Math.max(0, message.deadlineAt - now());
  const context = { ...message.context, getRemainingTimeInMillis };
  try {
    const value = plain(await handler(message.event, context));
    return { kind: 'returned', value, record: plain(settings.report) };
  } catch (error) {
    return { kind: 'threw', message: describe(error) };
  }
}

async function load(message: StartMessage): Promise<UserHandler | undefined> {
  onFault(message.secret);
  hideEvalGlobals();
  importsFromNodePath(process.env['NODE_PATH']);
  const work: Promise<unknown>[] = [];
  Object.assign(globalThis, { [supervised]: settings, [waitedFor]: work });
  try {
    const handler = await loadUserHandler(message.source);
    await speak(message.secret, { kind: 'loaded', metrics: settings.metrics });
    void Promise.allSettled(work).then(() => speak(message.secret, { kind: 'ready' }));
    return handler;
  } catch (error) {
    await speak(message.secret, { kind: 'unusable', message: describe(error) });
    return undefined;
  }
}

const next = <T extends ToChild>(): Promise<T> =>
  new Promise((resolve) => process.once('message', (message) => resolve(message as T)));

async function run(): Promise<void> {
  process.once('disconnect', () => exit(1));
  const start = await next<StartMessage>();
  const invocation = next<InvokeMessage>();
  const handler = await load(start);
  if (!handler) return;
  const message = await invocation;
  // From here on a handler that never settles, with nothing left to wait for, ends the process.
  process.channel?.unref();
  const word = await invoke(handler, message);
  // A module may have several handlers: by now it is known whose settings count.
  await speak(start.secret, { kind: 'loaded', metrics: settings.metrics });
  await speak(start.secret, word);
}

void run();
