import type { DeployedPlace } from '../deployedPlace.ts';
import type { PolicyStatement } from '../statements.ts';

/** The policy of one hook. */
export interface HookPolicy {
  /** A logical ID, an address of Terraform, or `hooks/before.mts#handler`. */
  readonly name: string;
  readonly statements: readonly PolicyStatement[];
  /** What nobody can tell. Each ends the sentence "cannot tell ...". */
  readonly cannotTell: readonly string[];
}

/** What a format writes. */
export interface WrittenPolicy {
  readonly text: string;
  /** What the reader has to fill in: `${FunctionName}: the function that is deployed`. */
  readonly placeholders: readonly string[];
}

/** A way to write policies. */
export interface PolicyFormat {
  /** Whether it can name the version that is deployed. */
  readonly namesVersion: (place: DeployedPlace) => boolean;
  readonly write: (
    policies: readonly HookPolicy[],
    values: Readonly<Record<string, string>>,
  ) => WrittenPolicy;
}

/** One item as itself, several as a list. */
export const oneOrMore = <T>(items: readonly T[]): T | readonly T[] =>
  items.length === 1 && items[0] !== undefined ? items[0] : items;

/** The comments above a policy: what cannot be told. */
export const notes = (mark: string, { cannotTell }: HookPolicy): string[] =>
  cannotTell.map((sentence) => `${mark} Cannot tell ${sentence}`);
