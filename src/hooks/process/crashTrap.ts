import { Error, Object, Promise, Reflect, process, setImmediate } from '../../lib/primordials.ts';
import { syncBuiltinESMExports } from 'node:module';
import { describeThrown } from '../../lib/describeThrown.ts';

/** A fault outside every promise that the run awaits. */
export class CrashError extends Error {
  override readonly name = 'CrashError';
}

/** Catches what would crash the process during one run. */
export interface CrashTrap {
  /** Rejects with the first fault. */
  readonly first: Promise<never>;
  /** The first fault, even if a check swallowed the error. */
  seen(): CrashError | undefined;
  /** Waits for one more turn of the event loop, then restores the runtime's listeners. */
  release(): Promise<void>;
}

const events = ['uncaughtException', 'unhandledRejection'] as const;
type Listener = (...args: unknown[]) => void;

/** The current runs. Nothing shows which of them caused a fault, so every one gets it. */
let runs: readonly ((fault: CrashError) => void)[] = [];
let putBack: (() => void) | undefined;

function notifyRuns(message: string, cause: unknown): CrashError {
  const fault = new CrashError(message, { cause });
  // A check may have replaced the iteration of lists.
  for (let index = 0; index < runs.length; index += 1) runs[index]?.(fault);
  return fault;
}

/**
 * Removes the runtime's own listeners for now: they would end the process before the hook could
 * report, and a listener added to them would only race them.
 */
function replaceListeners(): () => void {
  const own: Record<(typeof events)[number], Listener> = {
    uncaughtException: (thrown) => {
      isEmitting = true;
      setImmediate(() => (isEmitting = false));
      notifyRuns(`uncaught exception: ${describeThrown(thrown)}`, thrown);
    },
    unhandledRejection: (thrown) =>
      notifyRuns(`unhandled rejection: ${describeThrown(thrown)}`, thrown),
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

/** Whether listeners of an uncaught exception run: an error that they throw ends the process. */
let isEmitting = false;

/** Keeps a check from ending the process before the report. */
function replaceExit(): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(process, 'exit');
  const exit = (code?: number | string | null): never => {
    const fault = notifyRuns(`process.exit(${code ?? ''}) was called`, undefined);
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

/**
 * Node reports a fault by `process.emit`, which the process inherits: if a check replaces that method
 * of all emitters, a fault would end the process.
 */
function keepEmit(): () => void {
  const emit: unknown = Reflect.get(process, 'emit');
  if (Object.hasOwn(process, 'emit')) return () => undefined;
  Reflect.defineProperty(process, 'emit', { configurable: true, writable: true, value: emit });
  return () => {
    if (Reflect.get(process, 'emit') === emit) Reflect.deleteProperty(process, 'emit');
  };
}

function install(): () => void {
  const undo = [replaceListeners(), replaceExit(), keepEmit()];
  return () => {
    for (const step of undo) step();
  };
}

/** Traps faults for one run. Overlapping runs share the trap, and the last one removes it. */
export function trapCrashes(): CrashTrap {
  let fault: CrashError | undefined;
  let reject: (fault: CrashError) => void = () => undefined;
  const first = new Promise<never>((_resolve, rejectFirst) => (reject = rejectFirst));
  first.catch(() => undefined);
  const hear = (heard: CrashError): void => {
    fault ??= heard;
    reject(fault);
  };
  runs = [...runs, hear];
  putBack ??= install();
  return {
    first,
    seen: () => fault,
    release: async () => {
      await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
      runs = runs.filter((one) => one !== hear);
      if (runs.length > 0) return;
      putBack?.();
      putBack = undefined;
    },
  };
}

/** A trap for the warm-up: it is set and removed at once, so it traps nothing. */
export function idleTrap(): CrashTrap {
  if (putBack === undefined) install()();
  return {
    first: new Promise<never>(() => undefined),
    seen: () => undefined,
    release: () => Promise.resolve(),
  };
}
