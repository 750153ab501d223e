import type { Position } from '../../lib/fileError.ts';
import type { MapNode, TemplateNode, UnknownNode } from '../source/node.ts';

/** What intrinsic functions can look up, and how they evaluate their arguments. */
export interface Scope {
  /** Evaluates a value, with everything in it. */
  readonly resolve: (node: TemplateNode) => TemplateNode;
  /** What `Ref` gives for a parameter, a pseudo parameter or a resource. */
  readonly ref: (name: string, at: Position) => TemplateNode;
  readonly attribute: (logicalId: string, attribute: string, at: Position) => TemplateNode;
  readonly mapping: (name: string) => MapNode | undefined;
  readonly condition: (name: string, at: Position) => boolean | UnknownNode;
  /** What the caller gave for an import or a dynamic reference. */
  readonly given: (name: string) => string | undefined;
}

/** An intrinsic function; its argument is not evaluated yet. */
export type Intrinsic = (argument: TemplateNode, at: Position, scope: Scope) => TemplateNode;
