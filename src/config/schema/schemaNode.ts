/** A JSON Schema, as far as this project's own schemas use the language. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly items?: SchemaNode;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly dependentSchemas?: Readonly<Record<string, SchemaNode>>;
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

type RequiredKeys<T> = {
  [Key in keyof T]-?: object extends Pick<T, Key> ? never : Key;
}[keyof T];

/**
 * The schema of an options type: the compiler refuses it where an option is missing, is unknown, or
 * is required in one and not in the other.
 */
export interface OptionsSchema<T> extends SchemaNode {
  readonly type: 'object';
  readonly properties: { readonly [Key in keyof Required<T>]: SchemaNode };
  readonly required: readonly RequiredKeys<T>[] & readonly string[];
  readonly additionalProperties: false;
}
