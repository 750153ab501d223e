import { Code, literal } from './literal.ts';

/** A schema with a name: its kind, namespace, name, traits, and what depends on the kind. */
type Named = [kind: number, namespace: string, name: string, ...rest: unknown[]];

const isNamed = (value: unknown): value is Named =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string';

/**
 * The source of schemas and of all that they lead to: one function for each, so that a bundler can drop those
 * that nothing uses, and the others are made only when they are needed.
 */
export function schemaSource(roots: readonly unknown[]): string {
  const names = new Map<Named, string>();
  const sources: string[] = [];

  const source = (value: unknown): unknown => {
    if (typeof value === 'function') return new Code(reference((value as () => unknown)()));
    if (isNamed(value)) return new Code(`${named(value)}()`);
    if (Array.isArray(value)) return value.map(source);
    return value;
  };

  /** A function that gives a schema. */
  const reference = (schema: unknown): string =>
    isNamed(schema) ? named(schema) : `() => ${literal(source(schema))}`;

  /** The name of a schema's function. It is written before, unless it is just being written. */
  function named(schema: Named): string {
    const known = names.get(schema);
    if (known !== undefined) return known;
    const name = `${schema[2]}$`;
    if ([...names.values()].includes(name)) throw new Error(`two schemas are called ${name}`);
    names.set(schema, name);
    const text = literal(schema.map((part) => source(part)));
    sources.push(`export const ${name}: LazySchema = /* @__PURE__ */ lazily(() => ${text});\n`);
    return name;
  }

  for (const root of roots) {
    if (!isNamed(root))
      throw new Error('the installed SDK has no schema for one of the operations');
    named(root);
  }
  return `${sources.join('')}\n`;
}
