/** A schema of an error: its kind -3, namespace, name, traits, the names of its members, and their schemas. */
type ErrorSchema = [-3, string, string, object | 0, string[], unknown[], ...unknown[]];

type ErrorClass = (new (given: object) => Error & { $fault: string }) & { shapeId?: string };

const isError = (value: unknown): value is ErrorSchema => Array.isArray(value) && value[0] === -3;

/** The members of an object of a class, in their order, without those that every error has. */
function classMembers(Class: ErrorClass): string[] {
  const common = ['stack', 'message', 'name', '$fault', '$response', '$retryable', '$metadata'];
  return Object.getOwnPropertyNames(new Class({})).filter((name) => !common.includes(name));
}

/**
 * All errors of a service. Those that differ only in their names are one row: traits, the names and the
 * schemas of the members, the members of the class, the names with a space between.
 */
export function errorGroups(sdk: Record<string, unknown>): unknown[] {
  const rows = new Map<string, { row: unknown[]; names: string[] }>();
  for (const schema of Object.values(sdk).filter(isError)) {
    const [, , name, traits, members, schemas, ...rest] = schema;
    if (name.endsWith('ServiceException') && traits === 0) continue;
    if (rest.length > 0) throw new Error(`the schema of ${name} has a part that is not known`);
    const Class = sdk[name] as ErrorClass;
    const row = [traits, members, schemas, classMembers(Class)];
    const key = JSON.stringify(row);
    const group = rows.get(key) ?? { row, names: [] };
    group.names.push(name);
    rows.set(key, group);
  }
  return [...rows.values()].map(({ row, names }) => [...row, names.join(' ')]);
}
