import type { Position } from '../lib/fileError.ts';
import { suggest } from '../lib/suggest.ts';
import { buildTemplate, type TemplateOptions } from './buildTemplate.ts';
import { member, type TemplateNode } from './source/node.ts';
import { readNodes } from './source/readNodes.ts';
import type { Template } from './template.ts';
import { TemplateError } from './templateError.ts';

/**
 * Reads a SAM or CloudFormation template, YAML or JSON, as one plain model. What the template does not tell
 * stays in it as unknown, with the reason. Throws a {@link TemplateError} if the text is not a template.
 */
export function readTemplate(path: string, text: string, options: TemplateOptions = {}): Template {
  const root = readNodes(path, text);
  checkShape(path, root);
  return buildTemplate(path, root, options);
}

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

function checkShape(path: string, root: TemplateNode): void {
  const fail = (at: Position, message: string): never => {
    throw new TemplateError(path, at, message);
  };
  if (root.kind !== 'map') return fail(root.at, 'this is not a template; expected a map');
  for (const [name, { at }] of root.entries) {
    if (!sections.includes(name)) fail(at, `unknown section '${name}'${suggest(name, sections)}`);
  }
  if (member(root, 'Resources')?.kind !== 'map') {
    fail(member(root, 'Resources')?.at ?? root.at, "'Resources' is missing; expected a map");
  }
}
