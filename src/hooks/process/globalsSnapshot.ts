import { Object, Reflect, process } from '../../lib/primordials.ts';
import { snapshotNetwork } from './networkFunctions.ts';

type Holder = Record<PropertyKey, unknown>;

/** The globals that the report and the SDK need, and that tests and checks often replace. */
const names = [
  'AbortController AbortSignal Array Buffer Date Error JSON Map Math Number Object Promise',
  'Set String TextDecoder TextEncoder URL Uint8Array clearImmediate clearInterval clearTimeout',
  'console crypto fetch performance process queueMicrotask setImmediate setInterval setTimeout',
].flatMap((line) => line.split(' '));

const membersOf = ['JSON', 'Math', 'Date', 'Promise', 'Object', 'performance', 'process'];

interface Saved {
  holder: Holder;
  key: PropertyKey;
  descriptor: PropertyDescriptor;
  /** Also kept, because Node's own accessors (`Buffer`, `process`) store what is assigned. */
  value: unknown;
}

function save(holder: Holder, keys: readonly PropertyKey[]): Saved[] {
  return keys.flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (!descriptor) return [];
    // Reading it would load it, which takes 9 ms. Assigning to it replaces the accessor.
    const isLazy = key === 'crypto' && descriptor.get !== undefined;
    return [{ holder, key, descriptor, value: isLazy ? undefined : holder[key] }];
  });
}

function putBack({ holder, key, descriptor, value }: Saved): void {
  Reflect.defineProperty(holder, key, descriptor);
  if (descriptor.set && value !== undefined) Reflect.set(holder, key, value);
}

const values = Object.fromEntries(
  membersOf.map((name) => [name, (globalThis as Holder)[name] as Holder]),
);

function saveAll(): Saved[] {
  return [
    ...save(globalThis, names),
    ...Object.entries(values).flatMap(([name, holder]) =>
      save(holder, name === 'process' ? ['nextTick', 'hrtime', 'env'] : Reflect.ownKeys(holder)),
    ),
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
let restoreNetwork: () => void = () => undefined;
let savedVariables: Record<string, string | undefined> = {};
let runs = 0;

/**
 * Remembers the globals as the run found them, and returns a function that restores them: a check
 * may replace timers, `Date` or `JSON`, and the report must still work. What was patched before the
 * run (tracing, polyfills) stays patched. It does the same for the environment variables of
 * AWS and TLS: a check may assume another role. Overlapping runs share what the first one found.
 */
export function snapshotGlobals(): () => void {
  if (runs === 0) {
    saved = saveAll();
    restoreNetwork = snapshotNetwork();
    savedVariables = connectionVariables();
  }
  runs += 1;
  return () => {
    for (const one of saved) putBack(one);
    restoreNetwork();
    putVariablesBack(savedVariables);
    runs -= 1;
  };
}
