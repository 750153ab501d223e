import type { Schema } from './serviceParts.ts';

/** A schema that is made on first use. The SDK's parts take such a function wherever they take a schema. */
export type LazySchema = () => Schema;

/** Makes a schema once: the SDK's parts remember what they found out about it. */
export function lazily(make: LazySchema): LazySchema {
  let made: Schema | undefined;
  return () => (made ??= make());
}
