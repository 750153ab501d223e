import {
  Error,
  Object,
  Promise,
  Reflect,
  Set,
  String,
  process,
  setImmediate,
} from '../../lib/primordials.ts';
import { syncBuiltinESMExports } from 'node:module';

/** Something went wrong outside every promise that the run awaits. */
export class CrashError extends Error {
  override readonly name = 'FaultError';
}

/** The faults of one run. */
export interface CrashTrap {
  /** Rejects with the first fault. */
  readonly first: Promise<never>;
  /** The first fault, also where what threw it was swallowed. */
  seen(): CrashError | undefined;
  /** Waits for one more turn of the event loop, then gives the runtime its listeners back. */
  release(): Promise<void>;
}

const events = ['uncaughtException', 'unhandledRejection'] as const;
type Listener = (...args: unknown[]) => void;

/** The runs that are under way: a fault does not say whose it is, so all of them hear of it. */
const runs = new Set<(fault: CrashError) => void>();
let putBack: (() => void) | undefined;

function tell(message: string, cause: unknown): CrashError {
  const fault = new CrashError(message, { cause });
  for (const run of [...runs]) run(fault);
  return fault;
}

function messageOf(thrown: unknown): string {
  try {
    return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  } catch {
    return 'a value that cannot be shown';
  }
}

/**
 * The runtime's own listeners end the process before anything could be reported, so they are set
 * aside (an added listener would only race them).
 */
function replaceListeners(): () => void {
  const own: Record<(typeof events)[number], Listener> = {
    uncaughtException: (thrown) => {
      isEmitting = true;
      setImmediate(() => (isEmitting = false));
      tell(`uncaught exception: ${messageOf(thrown)}`, thrown);
    },
    unhandledRejection: (thrown) => tell(`unhandled rejection: ${messageOf(thrown)}`, thrown),
  };
  const emitter: NodeJS.EventEmitter = process;
  const aside = events.map((event) => ({ event, listeners: emitter.rawListeners(event) }));
  for (const { event } of aside) emitter.removeAllListeners(event).on(event, own[event]);
  return () => {
    for (const { event, listeners } of aside) {
      emitter.off(event, own[event]);
      for (const listener of listeners) emitter.on(event, listener as Listener);
    }
  };
}

/** While listeners of an uncaught exception run, a throw of theirs would end the process. */
let isEmitting = false;

/** A check that ends the process would end it before the report. */
function replaceExit(): () => void {
  // eslint's unbound-method is right in general; here the very property is put back.
  const descriptor = Object.getOwnPropertyDescriptor(process, 'exit');
  const exit = (code?: number | string | null): never => {
    const fault = tell(`process.exit(${code ?? ''}) was called`, undefined);
    if (isEmitting) return undefined as never;
    throw fault;
  };
  Reflect.defineProperty(process, 'exit', {
    configurable: true,
    enumerable: true,
    writable: true,
    value: exit,
  });
  syncBuiltinESMExports();
  return () => {
    if (descriptor) Object.defineProperty(process, 'exit', descriptor);
    syncBuiltinESMExports();
  };
}

function install(): () => void {
  const undo = [replaceListeners(), replaceExit()];
  return () => {
    for (const step of undo) step();
  };
}

/** Traps faults for one run; overlapping runs share the trap and the last one takes it away. */
export function trapCrashes(): CrashTrap {
  let fault: CrashError | undefined;
  let reject: (fault: CrashError) => void = () => undefined;
  const first = new Promise<never>((_resolve, rejectFirst) => (reject = rejectFirst));
  first.catch(() => undefined);
  const hear = (heard: CrashError): void => {
    fault ??= heard;
    reject(fault);
  };
  runs.add(hear);
  putBack ??= install();
  return {
    first,
    seen: () => fault,
    release: async () => {
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
      runs.delete(hear);
      if (runs.size > 0) return;
      putBack?.();
      putBack = undefined;
    },
  };
}

/** Traps nothing. It is set and taken away at once, before anything could fall into it: a warm-up. */
export function idleTrap(): CrashTrap {
  if (putBack === undefined) install()();
  return {
    first: new Promise<never>(() => undefined),
    seen: () => undefined,
    release: () => Promise.resolve(),
  };
}
