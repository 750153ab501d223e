type Holder = Record<PropertyKey, unknown>;

const { Object, Reflect } = globalThis;

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
      save(holder, name === 'process' ? ['nextTick', 'hrtime'] : Reflect.ownKeys(holder)),
    ),
  ];
}

let saved: Saved[] = [];
let runs = 0;

/**
 * Remembers the globals as the run found them and returns what puts them back: a check may have
 * replaced timers, `Date`, `JSON`, and the report must not suffer for it. Whatever was patched
 * before the run (tracing, polyfills) stays patched. Overlapping runs share what the first found.
 */
export function snapshotGlobals(): () => void {
  if (runs === 0) saved = saveAll();
  runs += 1;
  return () => {
    for (const one of saved) putBack(one);
    runs -= 1;
  };
}
