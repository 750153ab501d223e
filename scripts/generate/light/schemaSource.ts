import { Code, literal } from './literal.ts';

/** A schema with a name: its kind, namespace, name, traits, and what depends on the kind. */
type Named = [kind: number, namespace: string, name: string, ...rest: unknown[]];

const isNamed = (value: unknown): value is Named =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'string';

const dereferenced = (value: unknown): unknown =>
  typeof value === 'function' ? (value as () => unknown)() : value;

/** How often each schema is mentioned, from the roots on. */
function mentions(roots: readonly unknown[]): Map<Named, number> {
  const counts = new Map<Named, number>();
  const visit = (value: unknown): void => {
    const schema = dereferenced(value);
    if (!Array.isArray(schema)) return;
    const before = isNamed(schema) ? (counts.get(schema) ?? 0) : 0;
    if (isNamed(schema)) counts.set(schema, before + 1);
    if (before === 0) schema.forEach(visit);
  };
  roots.forEach(visit);
  return counts;
}

/**
 * The source of schemas and of all that they lead to: one function for each operation, so that a bundler can
 * drop those that nothing uses, and the others are made only when they are needed. A schema that several
 * others mention is a function too.
 */
export function schemaSource(roots: readonly unknown[]): string {
  const counts = mentions(roots);
  const names = new Map<Named, string>();
  const sources: string[] = [];

  const isShared = (schema: Named): boolean =>
    roots.includes(schema) || (counts.get(schema) ?? 0) > 1;
  const own = (schema: Named): string => literal(schema.map((part) => source(part)));

  const source = (value: unknown): unknown => {
    if (typeof value === 'function') return new Code(reference(dereferenced(value)));
    if (isNamed(value)) return new Code(isShared(value) ? `${named(value)}()` : own(value));
    if (Array.isArray(value)) return value.map(source);
    return value;
  };

  /** A function that gives a schema. */
  function reference(schema: unknown): string {
    if (!isNamed(schema)) return `() => ${literal(source(schema))}`;
    return isShared(schema) ? named(schema) : `lazily(() => ${own(schema)})`;
  }

  /** The name of a schema's function. It is written before, unless it is just being written. */
  function named(schema: Named): string {
    const known = names.get(schema);
    if (known !== undefined) return known;
    const name = `${schema[2]}$`;
    if ([...names.values()].includes(name)) throw new Error(`two schemas are called ${name}`);
    names.set(schema, name);
    const text = own(schema);
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
