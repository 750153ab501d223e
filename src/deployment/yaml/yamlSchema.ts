/** A scalar of a text, before a schema says what it is. */
export interface YamlScalar {
  readonly text: string;
  /** Whether it stands without quotes, and not as a block. */
  readonly isPlain: boolean;
  /** As written, such as `!!str`. */
  readonly tag: string | undefined;
}

/** What a tag can stand before. */
export type YamlKind = 'scalar' | 'list' | 'map';

/** What the tags and scalars of a text mean. */
export interface YamlSchema {
  readonly valueOf: (scalar: YamlScalar) => unknown;
  readonly knowsTag: (tag: string, kind: YamlKind) => boolean;
}
