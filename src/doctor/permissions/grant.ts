import type { Position } from '../../lib/fileError.ts';
import type { ResourceReference } from '../../template/source/node.ts';

/** A resource of a policy statement. */
export type GrantedResource =
  /** An ARN, which may have wildcards and open values. */
  | { readonly kind: 'text'; readonly text: string; readonly at: Position }
  /** An attribute of a resource of the template that only AWS knows. */
  | { readonly kind: 'reference'; readonly reference: ResourceReference; readonly at: Position }
  | { readonly kind: 'unknown'; readonly why: string; readonly at: Position };

/** A statement of a policy. */
export interface Grant {
  readonly effect: 'Allow' | 'Deny';
  /** Patterns such as `lambda:Get*`. */
  readonly actions: readonly string[];
  /** Whether `actions` are those that the statement is not about: `NotAction`. */
  readonly isInverted: boolean;
  readonly resources: readonly GrantedResource[];
  /** Whether it depends on a `Condition`. */
  readonly isConditional: boolean;
  readonly at: Position;
}

/** A policy that the template names but does not show. */
export interface Unresolved {
  readonly why: string;
  /** If it is about one action only. */
  readonly action?: string;
  readonly at: Position;
}

/** What a role may do. */
export interface Permissions {
  readonly grants: readonly Grant[];
  readonly unresolved: readonly Unresolved[];
  /** The permissions boundary: what it does not allow, nothing else allows. */
  readonly boundary?: Omit<Permissions, 'at'> | undefined;
  /** Where a missing statement would stand. */
  readonly at: Position;
}

/** The permissions of several policies together. */
export const joined = (
  at: Position,
  ...parts: readonly Omit<Permissions, 'at'>[]
): Permissions => ({
  at,
  grants: parts.flatMap(({ grants }) => grants),
  unresolved: parts.flatMap(({ unresolved }) => unresolved),
  boundary: parts.find(({ boundary }) => boundary !== undefined)?.boundary,
});
