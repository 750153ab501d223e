import { formats, type FormatName } from './formats.ts';
import type { WrittenPolicy } from './formats/policyFormat.ts';
import { statementsOf, type HookUse } from './statements.ts';

/** A hook, and what it needs in each of its deployments. */
export interface HookSource {
  /** A logical ID, an address of Terraform, or `hooks/before.mts#handler`. */
  readonly name: string;
  readonly uses: readonly HookUse[];
  /** What nobody can tell. Each ends the sentence "cannot tell ...". */
  readonly cannotTell: readonly string[];
}

/** The policies of hooks in a format. `values` fill placeholders of JSON, by their names. */
export function writePolicies(
  format: FormatName,
  hooks: readonly HookSource[],
  values: Readonly<Record<string, string>> = {},
): WrittenPolicy {
  const { namesVersion, write } = formats[format];
  const policies = hooks.map(({ name, uses, cannotTell }) => ({
    name,
    statements: statementsOf(uses, namesVersion),
    cannotTell,
  }));
  return write(policies, values);
}
