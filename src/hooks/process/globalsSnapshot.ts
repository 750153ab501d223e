import { Object, Reflect, process } from '../../lib/primordials.ts';

type Holder = Record<PropertyKey, unknown>;

/** What the report and the SDK below it stand on, and what tests and checks like to replace. */
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
  /** Kept beside it: Node's own accessors (`Buffer`, `process`) hold what was assigned to them. */
  value: unknown;
}

function save(holder: Holder, keys: readonly PropertyKey[]): Saved[] {
  return keys.flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (!descriptor) return [];
    // Read, it would be loaded, for 9 ms; what is assigned to it replaces the accessor.
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

/** Where and as whom the SDK calls AWS: a client reads it when it is first used. */
const awsVariables = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('AWS_')));

function putVariablesBack(variables: Record<string, string | undefined>): void {
  for (const name of Object.keys(awsVariables())) {
    if (!(name in variables)) Reflect.deleteProperty(process.env, name);
  }
  for (const [name, value] of Object.entries(variables)) {
    if (process.env[name] !== value) process.env[name] = value;
  }
}

let saved: Saved[] = [];
let savedVariables: Record<string, string | undefined> = {};
let runs = 0;

/**
 * Remembers the globals as the run found them and returns what puts them back: a check may have
 * replaced timers, `Date`, `JSON`, and the report must not suffer for it. Whatever was patched
 * before the run (tracing, polyfills) stays patched. So it is with the `AWS_` variables of the
 * environment: a check may have taken another role. Overlapping runs share what the first found.
 */
export function snapshotGlobals(): () => void {
  if (runs === 0) {
    saved = saveAll();
    savedVariables = awsVariables();
  }
  runs += 1;
  return () => {
    for (const one of saved) putBack(one);
    putVariablesBack(savedVariables);
    runs -= 1;
  };
}
