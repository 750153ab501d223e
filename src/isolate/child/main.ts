/**
 * The process that runs the user's handler. The supervisor hands its source to node as an argument,
 * so that it survives any bundler. It needs only Node, and the globals as they were before the
 * user's code was loaded.
 */
import {
  Date,
  Error,
  Math,
  Object,
  Promise,
  String,
  Symbol,
  process,
} from '../../lib/primordials.ts';
import { Socket } from 'node:net';
import { readMessages, supervisorsSecret, writeMessage } from '../channel.ts';
import type {
  ActedMessage,
  ActMessage,
  FromChild,
  InvokeMessage,
  LoadedMessage,
  ReadyMessage,
  StartMessage,
  ToChild,
} from '../protocol.ts';
import { fitRecord } from './fitRecord.ts';
import { loadUserHandler, type UserHandler } from './loadUserHandler.ts';
import { prepareModules } from './prepareModules.ts';

const { now } = Date;
const exit = process.exit.bind(process);

/** This package's handlers see it: they hand over their record instead of reporting. */
const supervised = Symbol.for('allow-traffic.supervised');

/** Where they put the work that is better done before the event comes. */
const initQueue = Symbol.for('allow-traffic.init');

/** Where they leave their settings and their record. */
const settings: {
  metrics?: unknown;
  actions?: unknown;
  report?: unknown;
  act?: (report: unknown, remainingMs: number) => Promise<unknown>;
} = {};

function describe(thrown: unknown): string {
  try {
    if (!(thrown instanceof Error)) return `${String(thrown)} was thrown`;
    return `${thrown.name}: ${thrown.message}`;
  } catch {
    return 'something that cannot be read was thrown';
  }
}

/** The supervisor is at its other end. */
const channel = new Socket({ fd: 3, readable: true, writable: true });

const tell = (
  secret: string,
  message: FromChild | LoadedMessage | ReadyMessage | ActedMessage,
): Promise<void> => writeMessage(channel, secret, message);

const tellSettings = (secret: string): Promise<void> =>
  tell(secret, { kind: 'loaded', metrics: settings.metrics, actions: settings.actions });

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
    const value = fitRecord(await handler(message.event, context));
    return { kind: 'returned', value, record: fitRecord(settings.report) };
  } catch (error) {
    return { kind: 'threw', message: describe(error) };
  }
}

/** Work may add work: what a handler warms is known when it is built. */
async function settled(work: readonly Promise<unknown>[]): Promise<void> {
  for (let known = -1; known < work.length;) {
    known = work.length;
    await Promise.allSettled(work);
  }
}

async function load(message: StartMessage): Promise<UserHandler | undefined> {
  reportFaults(message.secret);
  prepareModules(process.env['NODE_PATH']);
  const work: Promise<unknown>[] = [];
  Object.assign(globalThis, { [supervised]: settings, [initQueue]: work });
  try {
    const handler = await loadUserHandler(message.source);
    await tellSettings(message.secret);
    void settled(work).then(() => {
      // A handler may be built only now, for example of a YAML file.
      void tellSettings(message.secret);
      return tell(message.secret, { kind: 'ready' });
    });
    return handler;
  } catch (error) {
    await tell(message.secret, { kind: 'unusable', message: describe(error) });
    return undefined;
  }
}

/** The messages of the supervisor, in the order in which they come. */
function messages(): () => Promise<ToChild> {
  const queue: ToChild[] = [];
  let waiting: ((message: ToChild) => void) | undefined;
  readMessages(channel, supervisorsSecret, {
    message: (value) => {
      const message = value as ToChild;
      if (waiting) waiting(message);
      else queue.push(message);
      waiting = undefined;
    },
    // The supervisor is gone: nobody waits for an answer.
    end: () => exit(1),
  });
  return () =>
    new Promise((resolve) => {
      const message = queue.shift();
      if (message) resolve(message);
      else waiting = resolve;
    });
}

async function run(): Promise<void> {
  const next = messages();
  const start = (await next()) as StartMessage;
  const handler = await load(start);
  if (!handler) return;
  const message = (await next()) as InvokeMessage;
  // From here on the process ends if the handler never settles and nothing is left to wait for.
  channel.unref();
  const outcome = await invoke(handler, message);
  // A module may have several handlers: now it is clear whose settings count.
  await tellSettings(start.secret);
  // The supervisor has the answer, reports, and then asks for the actions or ends this process.
  channel.ref();
  await tell(start.secret, outcome);
  const { report, deadlineAt } = (await next()) as ActMessage;
  const actions = await settings.act?.(report, deadlineAt - now());
  await tell(start.secret, { kind: 'acted', actions });
}

void run();
