/**
 * The JSON types that options have.
 * @internal
 */
export type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object';

/** Keys that JSON has for what only code could say; `src/config/forms` has their meaning. */
export type FormName = '$event' | '$file' | '$literal' | '$regex';

/**
 * What an option must be, as data: the keywords of JSON Schema for its JSON form, and what code may
 * hand over instead. Without a `type`, it is any JSON value.
 * @internal
 */
export interface OptionKind {
  /** What a sentence expects: `a whole number from 1 to 100`. */
  readonly title: string;
  readonly type?: JsonType | readonly JsonType[];
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  /** The texts that `pattern` allows, if they are few. */
  readonly choices?: readonly string[];
  readonly items?: OptionKind;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, OptionKind>>;
  /** What every member must be that `properties` does not name; without it, no other is allowed. */
  readonly additionalProperties?: OptionKind;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  /** No sentence about a mistake quotes the value. */
  readonly isSecret?: boolean;
  /** The option must be given. */
  readonly isRequired?: boolean;
  /** Accepts what JSON cannot hold: a RegExp, a function, an instance. */
  readonly acceptsInCode?: (value: unknown) => boolean;
  /**
   * In JSON, an object with one of these keys may stand in place of the value or of any part of it.
   * Other keys that begin with `$` are mistakes there.
   */
  readonly forms?: readonly FormName[];
  /** In `$file`, a `*` in the last part of the path names several files, by their names. */
  readonly namesSeveralFiles?: boolean;
  /** It has keys of its own that begin with `$`, as a JSON Schema has: a form is the whole value. */
  readonly hasDollarKeys?: boolean;
  /** Stands for another kind, which may contain this one. */
  readonly refersTo?: () => OptionKind;
}

/**
 * The kind of an option that must be given.
 * @internal
 */
export interface RequiredKind extends OptionKind {
  readonly isRequired: true;
}

/**
 * The kind of an option that may be left out.
 * @internal
 */
export interface OptionalKind extends OptionKind {
  readonly isRequired?: false;
}

/**
 * One kind for every option of `T`. The compiler refuses it if an option is missing, is unknown, or
 * is required in one place and optional in the other.
 * @internal
 */
export type OptionKinds<T> = {
  readonly [Name in keyof T]-?: object extends Pick<T, Name> ? OptionalKind : RequiredKind;
};

/**
 * The kind of an object with the members of `T`.
 * @internal
 */
export interface ObjectKind<T> extends OptionalKind {
  readonly type: 'object';
  readonly properties: OptionKinds<T> & Readonly<Record<string, OptionKind>>;
}
