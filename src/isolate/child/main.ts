/**
 * The process that runs the user's handler. The supervisor hands its source to node as an argument,
 * so that it survives any bundler. It needs only Node, and the globals as they were before the
 * user's code was loaded.
 */
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
import type {
  FromChild,
  InvokeMessage,
  LoadedMessage,
  ReadyMessage,
  StartMessage,
  ToChild,
} from '../protocol.ts';
import { loadUserHandler, type UserHandler } from './loadUserHandler.ts';
import { prepareModules } from './prepareModules.ts';

const { now } = Date;
const send = process.send?.bind(process);
const exit = process.exit.bind(process);

/** This package's handlers see it: they hand over their record instead of reporting. */
const supervised = Symbol.for('allow-traffic.supervised');

/** Where they put the work that is better done before the event comes. */
const initQueue = Symbol.for('allow-traffic.init');

/** Where they leave their settings and their record. */
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

function tell(secret: string, message: FromChild | LoadedMessage | ReadyMessage): Promise<void> {
  return new Promise((resolve) => {
    send?.({ secret, ...message }, undefined, {}, () => resolve());
  });
}

/** A fault outside the handler's promise. The process may end before it can say anything else. */
function reportFaults(secret: string): void {
  const tellFault = (what: string) => (thrown: unknown) => {
    void tell(secret, { kind: 'threw', message: `${what}: ${describe(thrown)}` }).then(() =>
      exit(1),
    );
  };
  process.on('uncaughtException', tellFault('uncaught exception'));
  process.on('unhandledRejection', tellFault('unhandled rejection'));
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
  reportFaults(message.secret);
  prepareModules(process.env['NODE_PATH']);
  const work: Promise<unknown>[] = [];
  Object.assign(globalThis, { [supervised]: settings, [initQueue]: work });
  try {
    const handler = await loadUserHandler(message.source);
    await tell(message.secret, { kind: 'loaded', metrics: settings.metrics });
    void Promise.allSettled(work).then(() => tell(message.secret, { kind: 'ready' }));
    return handler;
  } catch (error) {
    await tell(message.secret, { kind: 'unusable', message: describe(error) });
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
  // From here on the process ends if the handler never settles and nothing is left to wait for.
  process.channel?.unref();
  const outcome = await invoke(handler, message);
  // A module may have several handlers: now it is clear whose settings count.
  await tell(start.secret, { kind: 'loaded', metrics: settings.metrics });
  await tell(start.secret, outcome);
}

void run();
