import { EVENT_ID, getScalarValue, SCALAR_STYLE, type Event } from 'js-yaml';
import { Map, Object, String, WeakMap } from '../../lib/primordials.ts';
import { positionIn } from './position.ts';
import { YamlMistake } from './yamlMistake.ts';
import type { YamlKind, YamlSchema } from './yamlSchema.ts';

/** A value, and what is known about it. */
export interface Found {
  readonly value: unknown;
  /** The offset of its first character; `undefined` if nothing is written. */
  readonly start: number | undefined;
  /** The number of values in it, with those of its aliases. */
  readonly size: number;
}

type Collection = Extract<Event, { start: number }>;
type Scalar = Extract<Event, { valueStart: number }>;

/** The values that a text may have. With aliases of aliases, a few lines can mean millions. */
const mostValues = 100_000;

/** Makes values of a parser's events. */
export class YamlReader {
  readonly #text: string;
  readonly #events: readonly Event[];
  readonly #schema: YamlSchema;
  readonly #starts: WeakMap<object, Map<string, number>> = new WeakMap();
  /** A value that is not complete yet is `undefined`. */
  readonly #anchors: Map<string, Found | undefined> = new Map();
  #next = 0;

  constructor(text: string, events: readonly Event[], schema: YamlSchema) {
    this.#text = text;
    this.#events = events;
    this.#schema = schema;
  }

  /** The root of the only document. */
  readDocument(): Found {
    this.#next = 1;
    return this.#readNode();
  }

  /** The offset of a member of a map (that of its key) or list. */
  startOfMember(parent: unknown, key: string): number | undefined {
    return this.#starts.get(parent as object)?.get(key);
  }

  #mistake(message: string, offset: number): YamlMistake {
    return new YamlMistake(message, positionIn(this.#text, offset));
  }

  #readNode(): Found {
    const event = this.#events[this.#next];
    this.#next += 1;
    switch (event?.type) {
      case EVENT_ID.ALIAS:
        return this.#readAlias(event.anchorStart, event.anchorEnd);
      case EVENT_ID.SCALAR:
        return this.#anchored(event, () => this.#readScalar(event));
      case EVENT_ID.SEQUENCE:
        return this.#anchored(event, () => this.#readList(event));
      case EVENT_ID.MAPPING:
        return this.#anchored(event, () => this.#readMap(event));
      default:
        throw this.#mistake('the parser found something unexpected', 0);
    }
  }

  #readAlias(nameStart: number, end: number): Found {
    const name = this.#text.slice(nameStart, end);
    const start = nameStart - 1;
    const found = this.#anchors.get(name);
    if (found) return { ...found, start };
    throw this.#mistake(
      this.#anchors.has(name)
        ? `the alias *${name} stands inside its own anchor`
        : `the alias *${name} has no anchor before it`,
      start,
    );
  }

  #anchored(event: Collection | Scalar, read: () => Found): Found {
    if (event.anchorStart < 0) return read();
    const name = this.#text.slice(event.anchorStart, event.anchorEnd);
    this.#anchors.set(name, undefined);
    const found = read();
    this.#anchors.set(name, found);
    return found;
  }

  #tagOf(event: Collection | Scalar, kind: YamlKind): string | undefined {
    if (event.tagStart < 0) return undefined;
    const tag = this.#text.slice(event.tagStart, event.tagEnd);
    if (this.#schema.knowsTag(tag, kind)) return tag;
    throw this.#mistake(`the tag ${tag} cannot be used here`, event.tagStart);
  }

  #readScalar(event: Scalar): Found {
    const tag = this.#tagOf(event, 'scalar');
    const text = getScalarValue(this.#text, event);
    const isPlain = event.style === SCALAR_STYLE.PLAIN;
    return { value: this.#schema.valueOf({ text, isPlain, tag }), start: startOf(event), size: 1 };
  }

  #readList(event: Collection): Found {
    this.#tagOf(event, 'list');
    const items: unknown[] = [];
    const size = this.#readMembers(event, items, (add) => {
      const found = this.#readNode();
      add(String(items.length), found.start, found);
      items.push(found.value);
    });
    return { value: items, start: event.start, size };
  }

  #readMap(event: Collection): Found {
    this.#tagOf(event, 'map');
    const map: Record<string, unknown> = {};
    const size = this.#readMembers(event, map, (add) => {
      const { value: key, start } = this.#readKey();
      if (typeof key !== 'string') {
        throw this.#mistake('a key must be a text', start ?? event.start);
      }
      const found = this.#readNode();
      add(key, start, found);
      // Not an assignment, for the key __proto__.
      Object.defineProperty(map, key, {
        value: found.value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    });
    return { value: map, start: event.start, size };
  }

  /** Calls `readMember` for each member. Returns the size of the collection. */
  #readMembers(
    { start }: Collection,
    collection: object,
    readMember: (add: (key: string, at: number | undefined, found: Found) => void) => void,
  ): number {
    const starts = new Map<string, number>();
    let size = 1;
    this.#starts.set(collection, starts);
    while (this.#events[this.#next]?.type !== EVENT_ID.POP) {
      readMember((key, at = start, found) => {
        if (starts.has(key)) throw this.#mistake(`the key ${key} stands twice in one map`, at);
        starts.set(key, at);
        size += found.size;
        if (size > mostValues) throw this.#mistake('its aliases repeat too much', at);
      });
    }
    this.#next += 1;
    return size;
  }

  /** A scalar key is a text, whatever it looks like. */
  #readKey(): Found {
    const event = this.#events[this.#next];
    if (event?.type !== EVENT_ID.SCALAR) return this.#readNode();
    this.#next += 1;
    this.#tagOf(event, 'scalar');
    const value = getScalarValue(this.#text, event);
    return this.#anchored(event, () => ({ value, start: startOf(event), size: 1 }));
  }
}

function startOf({ style, valueStart }: Scalar): number | undefined {
  if (valueStart < 0) return undefined;
  const isQuoted = style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED;
  return isQuoted ? valueStart - 1 : valueStart;
}
