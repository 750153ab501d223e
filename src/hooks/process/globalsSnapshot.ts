import { Object, Reflect, process } from '../../lib/primordials.ts';
import { snapshotFunctions } from './functionsSnapshot.ts';

type Holder = Record<PropertyKey, unknown>;

/**
 * The globals that the report and the SDK need, and that tests and checks often replace. Those of web
 * streams and blobs are not among them: only to look at one loads them all.
 */
const names = [
  'AbortController AbortSignal Array Buffer Date Error JSON Map Math Number Object Promise',
  'Reflect RegExp Set String Symbol TextDecoder TextEncoder URL Uint8Array WeakMap',
  'clearImmediate clearInterval clearTimeout console crypto fetch performance process',
  'queueMicrotask setImmediate setInterval setTimeout structuredClone',
].flatMap((line) => line.split(' '));

/** With some of them a fault is caught. The process inherits them, and restoring removes its own. */
const membersOfProcess = [
  'nextTick hrtime env stdout stderr getBuiltinModule',
  'on off removeListener removeAllListeners rawListeners',
].flatMap((line) => line.split(' '));

interface Saved {
  holder: Holder;
  key: PropertyKey;
  /** `undefined` if the holder does not have the key itself. */
  descriptor: PropertyDescriptor | undefined;
  /** Also kept, because Node's own accessors (`Buffer`, `process`) store what is assigned. */
  value: unknown;
}

function save(holder: Holder, keys: readonly PropertyKey[]): Saved[] {
  return keys.map((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    // Reading it would load it, which takes 9 ms. Assigning to it replaces the accessor.
    const isStored = descriptor?.set !== undefined && key !== 'crypto';
    return { holder, key, descriptor, value: isStored ? read(holder, key) : undefined };
  });
}

/** A module may have made it a getter that throws. */
function read(holder: Holder, key: PropertyKey): unknown {
  try {
    return holder[key];
  } catch {
    return undefined;
  }
}

/** One that cannot be restored must not keep the others from it. */
function putBack({ holder, key, descriptor, value }: Saved): void {
  try {
    if (!descriptor) Reflect.deleteProperty(holder, key);
    else Reflect.defineProperty(holder, key, descriptor);
    if (value !== undefined) Reflect.set(holder, key, value);
  } catch {
    // The report may work without it.
  }
}

const { performance } = globalThis;

/** The methods of the classes and namespaces among them are the functions' snapshot to save. */
function saveAll(): Saved[] {
  return [
    ...save(globalThis, names),
    ...save(performance as unknown as Holder, Reflect.ownKeys(performance)),
    ...save(process as unknown as Holder, membersOfProcess),
  ];
}

const isConnectionVariable = (name: string): boolean =>
  name.startsWith('AWS_') || name === 'NODE_TLS_REJECT_UNAUTHORIZED';

/** They say where and as whom the SDK calls AWS, and whether TLS is verified. */
const connectionVariables = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => isConnectionVariable(name)));

function putVariablesBack(variables: Record<string, string | undefined>): void {
  for (const name of Object.keys(connectionVariables())) {
    if (!(name in variables)) Reflect.deleteProperty(process.env, name);
  }
  for (const [name, value] of Object.entries(variables)) {
    if (process.env[name] !== value) process.env[name] = value;
  }
}

let saved: Saved[] = [];
let restoreFunctions: () => void = () => undefined;
let savedVariables: Record<string, string | undefined> = {};
let runs = 0;

/**
 * Remembers the globals as the run found them, and returns a function that restores them: a check
 * may replace timers, `Date` or a method of lists, and the report must still work. What was patched
 * before the run (tracing, polyfills) stays patched. It does the same for the environment variables of
 * AWS and TLS: a check may assume another role. Overlapping runs share what the first one found.
 */
export function snapshotGlobals(): () => void {
  if (runs === 0) {
    saved = saveAll();
    restoreFunctions = snapshotFunctions();
    savedVariables = connectionVariables();
  }
  runs += 1;
  let isHeld = true;
  return () => {
    // First of all, because the other steps use them.
    restoreFunctions();
    for (const one of saved) putBack(one);
    putVariablesBack(savedVariables);
    if (isHeld) runs -= 1;
    isHeld = false;
  };
}
