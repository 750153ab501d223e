import type { Position } from '../lib/fileError.ts';
import { mergeGlobals } from './globals.ts';
import { member, type MapNode, type TemplateNode } from './source/node.ts';

/** A resource as the template writes it, with SAM's `Globals` merged in; nothing is evaluated. */
export interface RawResource {
  readonly logicalId: string;
  readonly type: string;
  /** The position of its logical ID. */
  readonly at: Position;
  readonly properties: TemplateNode | undefined;
  /** The whole resource: `Condition`, `Metadata`, `UpdatePolicy`. */
  readonly node: MapNode;
}

/** The resources of a template, by logical ID. What has no type is left out. */
export function rawResources(root: TemplateNode): Map<string, RawResource> {
  const resources = member(root, 'Resources');
  const found = new Map<string, RawResource>();
  if (resources?.kind !== 'map') return found;
  for (const [logicalId, { at, value }] of resources.entries) {
    const type = member(value, 'Type');
    if (value.kind !== 'map' || type?.kind !== 'scalar') continue;
    const own = member(value, 'Properties');
    found.set(logicalId, {
      logicalId,
      type: type.text,
      at,
      properties: mergeGlobals(globalsOf(root, type.text), own),
      node: value,
    });
  }
  return found;
}

/** `Globals.Function` for `AWS::Serverless::Function`. */
function globalsOf(root: TemplateNode, type: string): TemplateNode | undefined {
  const [, section] = /^AWS::Serverless::(\w+)$/.exec(type) ?? [];
  return section === undefined ? undefined : member(member(root, 'Globals'), section);
}
