import { Object, Reflect, process } from '../../lib/primordials.ts';

type Holder = Record<PropertyKey, unknown>;

/** The modules of Node that a request passes through, with those of their classes that it uses. */
const used = [
  'http Agent ClientRequest OutgoingMessage IncomingMessage',
  'https Agent',
  'net Socket',
  'tls TLSSocket',
  'dns',
  'events EventEmitter',
  'stream Stream Readable Writable Duplex',
];

interface Member {
  holder: Holder;
  key: PropertyKey;
  descriptor: PropertyDescriptor;
}

function membersOf(holder: Holder): Member[] {
  return Reflect.ownKeys(holder).flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    return typeof descriptor?.value === 'function' ? [{ holder, key, descriptor }] : [];
  });
}

let members: Member[] | undefined;

/** The functions that these modules export, and the methods of these classes. */
function findMembers(): Member[] {
  return used.flatMap((line) => {
    const [name = '', ...classes] = line.split(' ');
    const module = process.getBuiltinModule(`node:${name}`) as unknown as Holder;
    const prototypes = classes.map((one) => (module[one] as { prototype: Holder }).prototype);
    return [module, ...prototypes].flatMap(membersOf);
  });
}

/** Whether a member is still what it was. It may be a getter by now, and throw. */
function isSame({ holder, key }: Member, value: unknown): boolean {
  try {
    return holder[key] === value;
  } catch {
    return false;
  }
}

/** Remembers the functions with which Node makes requests. Returns a function that restores them. */
export function snapshotNetwork(): () => void {
  const known = (members ??= findMembers());
  const values = known.map(({ holder, key }) => holder[key]);
  return () => {
    known.forEach((member, index) => {
      const value = values[index];
      // What is as it was stays untouched: V8 would optimise the code that uses it again.
      if (isSame(member, value)) return;
      Reflect.defineProperty(member.holder, member.key, { ...member.descriptor, value });
    });
  };
}
