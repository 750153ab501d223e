type Holder = Record<PropertyKey, unknown>;

const { Object, Reflect } = globalThis;

/** What the report and the SDK below it stand on, and what tests and checks like to replace. */
const names = [
  'AbortController AbortSignal Array Buffer Date Error JSON Map Math Number Object Promise',
  'Set String TextDecoder TextEncoder URL Uint8Array clearImmediate clearInterval clearTimeout',
  'console crypto fetch performance process queueMicrotask setImmediate setInterval setTimeout',
].flatMap((line) => line.split(' '));

const membersOf = ['JSON', 'Math', 'Date', 'Promise', 'Object', 'performance', 'process'];

type Saved = [holder: Holder, key: PropertyKey, descriptor: PropertyDescriptor];

function save(holder: unknown, keys: readonly PropertyKey[]): Saved[] {
  return keys.flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    return descriptor ? ([[holder as Holder, key, descriptor]] as Saved[]) : [];
  });
}

const values = Object.fromEntries(
  membersOf.map((name) => [name, (globalThis as Holder)[name] as Holder]),
);

/**
 * Remembers the globals as the run found them and returns what puts them back: a check may have
 * replaced timers, `Date`, `JSON`, and the report must not suffer for it. Whatever was patched
 * before the run (tracing, polyfills) stays patched.
 */
export function snapshotGlobals(): () => void {
  const saved = [
    ...save(globalThis, names),
    ...membersOf.flatMap((name) => {
      const keys = Reflect.ownKeys(values[name] as Holder);
      return save(values[name], name === 'process' ? ['nextTick', 'hrtime'] : keys);
    }),
  ];
  return () => {
    for (const [holder, key, descriptor] of saved) Reflect.defineProperty(holder, key, descriptor);
  };
}
