import { Buffer, Map, Object, Reflect, Set, Symbol, process } from '../../lib/primordials.ts';

type Holder = Record<PropertyKey, unknown>;

/** The modules of Node that a request passes through, with those of their classes that it uses. */
const modules = [
  'http Agent ClientRequest OutgoingMessage IncomingMessage',
  'https Agent',
  'net Socket',
  'tls TLSSocket',
  'dns',
  'events EventEmitter',
  'stream Stream Readable Writable Duplex',
];

/** The classes and namespaces of the language and of Node whose methods all code uses. */
const globals = [
  'Reflect Object Function Array String Number Boolean BigInt Symbol RegExp Date Math JSON Promise',
  'Map Set WeakMap WeakSet WeakRef Error ArrayBuffer Uint8Array DataView Buffer URL URLSearchParams',
  'TextEncoder TextDecoder AbortController AbortSignal Event EventTarget',
].flatMap((line) => line.split(' '));

/** A function that is a member of a built-in object, or that reads one. */
export interface BuiltInFunction {
  holder: Holder;
  key: PropertyKey;
  descriptor: PropertyDescriptor;
  /** The part of the descriptor that is the function. */
  part: 'get' | 'value';
}

function functionsOf(holder: Holder): BuiltInFunction[] {
  return Reflect.ownKeys(holder).flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    const part = descriptor?.get ? 'get' : 'value';
    return typeof descriptor?.[part] === 'function' ? [{ holder, key, descriptor, part }] : [];
  });
}

const isHolder = (value: unknown): value is Holder =>
  typeof value === 'function' || (typeof value === 'object' && value !== null);

/** A user's module may have removed a global, or made it a getter that throws. */
function globalHolder(name: string): Holder[] {
  try {
    const found = (globalThis as Holder)[name];
    return isHolder(found) ? [found] : [];
  } catch {
    return [];
  }
}

const withPrototype = (holder: Holder): Holder[] => [holder, holder['prototype']].filter(isHolder);

/** What `for` and the spread of each kind of collection call, which has no name. */
function iteratorPrototypes(): Holder[] {
  const collections = [[], '', new Map(), new Set()] as Iterable<unknown>[];
  const iterators: unknown[] = collections.map((one) => one[Symbol.iterator]());
  return [...iterators, 'a'.matchAll(/a/g)].map((one) => Object.getPrototypeOf(one) as Holder);
}

/**
 * The functions of the language and of Node that a report needs: those of classes and their
 * prototypes, of iterators, and of the modules that make requests.
 */
export function findBuiltInFunctions(): BuiltInFunction[] {
  const classes = globals.flatMap(globalHolder);
  const typedArray = Object.getPrototypeOf(Object.getPrototypeOf(Buffer)) as Holder;
  const generator = Object.getPrototypeOf(function* () {}) as Holder;
  const asyncGenerator = Object.getPrototypeOf(async function* () {}) as Holder;
  const nodes = modules.flatMap((line) => {
    const [name = '', ...members] = line.split(' ');
    const module = process.getBuiltinModule(`node:${name}`) as unknown as Holder;
    return [module, ...members.map((one) => (module[one] as { prototype: Holder }).prototype)];
  });
  const holders = [
    ...[...classes, typedArray, generator, asyncGenerator].flatMap(withPrototype),
    ...iteratorPrototypes(),
    ...nodes,
  ];
  return holders.flatMap(functionsOf);
}
