import { Array, Error, JSON, Object, Set, String, TypeError } from '../../lib/primordials.ts';
import type { Ajv, ErrorObject, Options } from 'ajv';
import { ajvMismatch } from './ajvMismatch.ts';
import { describeThrown } from '../../lib/describeThrown.ts';
import type { Mismatch } from '../answer/mismatch.ts';
import { isPlainObject } from '../../lib/objects.ts';

/** A JSON Schema: an object, or `true` and `false`. */
export type JsonSchema = boolean | Readonly<Record<string, unknown>>;

/**
 * The part of ajv that is used here: the class of any of its dialects has it.
 * @internal
 */
export interface AjvInstance {
  compile(schema: JsonSchema): AjvValidate;
  addSchema(schema: JsonSchema): unknown;
  getSchema(id: string): unknown;
}

/** A compiled schema. */
export interface AjvValidate {
  (value: unknown): unknown;
  errors?: ErrorObject[] | null;
}

/**
 * Formats that `format` knows: `true` (the default) all of ajv-formats, a list some of them, an
 * object all of them and those of your own, `false` none: `format` is then a note, not a rule.
 */
export type FormatsOption =
  boolean | readonly string[] | Readonly<Record<string, RegExp | ((text: string) => boolean)>>;

/** What {@link compileJsonSchema} compiles. */
export interface JsonSchemaSource {
  /** The first one is the root, the others are those that it refers to by their `$id`. */
  readonly schemas: readonly JsonSchema[];
  readonly formats: FormatsOption;
  /** Options for ajv, or an instance of it that is used as it is. */
  readonly ajv: Options | AjvInstance;
}

/** A compiled schema, or the reason why it cannot be compiled. */
export type CompiledSchema =
  | { readonly violations: (value: unknown, root: string) => Mismatch[] | Promise<Mismatch[]> }
  | { readonly mistake: string };

/** `true` for an instance of ajv, whichever copy and dialect. */
export function isAjvInstance(value: unknown): value is AjvInstance {
  return (
    isPlainObject(value) &&
    ['compile', 'addSchema'].every((name) => typeof value[name] === 'function')
  );
}

/**
 * Loads ajv, which takes about 50 ms, and compiles. The check calls it while it is made: a Lambda
 * function then pays for it during init, and only if it uses a JSON Schema. Never rejects: nobody
 * awaits the promise yet, and a rejection would end the process.
 */
export async function compileJsonSchema(source: JsonSchemaSource): Promise<CompiledSchema> {
  try {
    if (isCyclic(source.schemas)) return { mistake: 'it refers to itself as an object; use $ref' };
    const ajv = isAjvInstance(source.ajv) ? source.ajv : await newAjv(source, source.ajv);
    const [root = true, ...referred] = source.schemas;
    for (const schema of referred) addOnce(ajv, schema);
    return { violations: violationsBy(ajv.compile(root)) };
  } catch (error) {
    return { mistake: error instanceof Error ? error.message : describeThrown(error) };
  }
}

function isCyclic(schemas: readonly JsonSchema[]): boolean {
  try {
    JSON.stringify(schemas);
    return false;
  } catch {
    return true;
  }
}

/** Two checks may share an instance and its schemas; ajv refuses the same `$id` twice. */
function addOnce(ajv: AjvInstance, schema: JsonSchema): void {
  const id = isPlainObject(schema) ? schema['$id'] : undefined;
  if (typeof id !== 'string' || ajv.getSchema(id) === undefined) ajv.addSchema(schema);
}

async function newAjv(source: JsonSchemaSource, options: Options): Promise<AjvInstance> {
  const Ajv = await ajvOf(dialectOf(source.schemas));
  const ajv = new Ajv({
    allErrors: true,
    // ajv would write its warnings to the console of the hook.
    logger: false,
    validateFormats: source.formats !== false,
    ...options,
  });
  if (source.formats !== false && mentionsFormat(source.schemas)) {
    await addFormats(ajv, source.formats);
  }
  return ajv;
}

type Dialect = '2020-12' | 'draft-07';

async function ajvOf(dialect: Dialect): Promise<typeof Ajv> {
  // The explicit `.js` is what Node.js needs: ajv has no "exports".
  const loading = dialect === '2020-12' ? import('ajv/dist/2020.js') : import('ajv');
  return exportOf(await loading) as typeof Ajv;
}

/**
 * The default export of a CommonJS module. If esbuild splits the bundle, it keeps only the name
 * `default`. Depending on the loader, that is the value itself or an object with all exports.
 */
function exportOf(loaded: { default: unknown }): unknown {
  const found = loaded.default as { default?: unknown };
  return found.default ?? found;
}

/** The dialect that `$schema` names in any of them; the newer one if none does. */
function dialectOf(schemas: readonly JsonSchema[]): Dialect {
  const named = schemas.map((schema) => (isPlainObject(schema) ? schema['$schema'] : undefined));
  const dialects = new Set(named.filter((name) => name !== undefined).map(dialectNamed));
  const [first = '2020-12', second] = [...dialects];
  if (second === undefined) return first;
  throw new TypeError(`the schemas have different dialects: ${first} and ${second}`);
}

function dialectNamed(name: unknown): Dialect {
  const text = String(name);
  if (/^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/.test(text)) return '2020-12';
  if (/^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(text)) return 'draft-07';
  throw new TypeError(
    `"$schema" is ${JSON.stringify(name)}; expected https://json-schema.org/draft/2020-12/schema ` +
      'or http://json-schema.org/draft-07/schema#, or an instance of ajv that knows it as option "ajv"',
  );
}

function mentionsFormat(schemas: readonly JsonSchema[]): boolean {
  return /"format(Minimum|Maximum|Exclusive\w+)?":/.test(JSON.stringify(schemas));
}

async function addFormats(ajv: AjvInstance, formats: Exclude<FormatsOption, false>): Promise<void> {
  const plugin = exportOf(await import('ajv-formats'));
  const add = plugin as (ajv: AjvInstance, options?: unknown) => void;
  if (Array.isArray(formats)) add(ajv, formats);
  else add(ajv);
  if (typeof formats !== 'object' || Array.isArray(formats)) return;
  const { addFormat } = ajv as { addFormat?: (name: string, format: unknown) => unknown };
  for (const [name, format] of Object.entries(formats)) addFormat?.call(ajv, name, format);
}

function violationsBy(validate: AjvValidate): (value: unknown, root: string) => Mismatch[] {
  return (value, root) => {
    const conforms = validate(value);
    if (conforms === true) return [];
    if (conforms !== false) throw new TypeError('schemas with "$async" are not supported');
    return (validate.errors ?? []).map((error) => ajvMismatch(error, value, root));
  };
}
