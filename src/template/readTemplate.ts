import type { Position } from '../lib/fileError.ts';
import { suggest } from '../lib/suggest.ts';
import { aliasDeployment } from './deployments/aliasDeployment.ts';
import { serverlessDeployment } from './deployments/serverlessDeployment.ts';
import type { AssetPath } from './functions/readCode.ts';
import { readFunction, readLayer } from './functions/readFunction.ts';
import { plainMap } from './plainData.ts';
import { rawResources, type RawResource } from './resources.ts';
import { createScope } from './scope/createScope.ts';
import type { StackPlace } from './scope/pseudoParameters.ts';
import { isFunction } from './scope/resourceReferences.ts';
import type { Scope } from './scope/scope.ts';
import { member, type TemplateNode } from './source/node.ts';
import { readNodes } from './source/readNodes.ts';
import type { Template, TemplateDeployment, TemplateFunction, TemplateLayer } from './template.ts';
import { TemplateError } from './templateError.ts';
import type { Value } from './value.ts';

/** How {@link readTemplate} fills in what the template leaves open. */
export interface TemplateOptions {
  /** Values of parameters, of imports by the export's name, and of dynamic references. Default none. */
  values?: Readonly<Record<string, string>>;
  /** Region, account, partition and name of the stack. Default: unknown. */
  place?: StackPlace;
  /** Finds an asset of a CDK assembly by its object key. Default: none is found. */
  assetPath?: AssetPath;
}

/**
 * Reads a SAM or CloudFormation template, YAML or JSON, as one plain model. What the template does not tell
 * stays in it as unknown, with the reason. Throws a {@link TemplateError} if the text is not a template.
 */
export function readTemplate(path: string, text: string, options: TemplateOptions = {}): Template {
  const { values = {}, place = {}, assetPath = () => undefined } = options;
  const root = readNodes(path, text);
  checkShape(path, root);
  const resources = rawResources(root);
  const scope = createScope({ path, root, resources, values, place });
  const functions: TemplateFunction[] = [];
  const layers: TemplateLayer[] = [];
  const deployments: TemplateDeployment[] = [];
  for (const resource of resources.values()) {
    const condition = conditionOf(resource, scope);
    if (condition?.known === true && !condition.value) continue;
    if (isFunction(resource)) {
      const found = readFunction(resource, scope, condition, assetPath);
      functions.push(found);
      const deployment =
        found.type === 'serverless'
          ? serverlessDeployment(resource, found, resources, scope)
          : undefined;
      if (deployment) deployments.push(deployment);
    } else if (resource.type.endsWith('::LayerVersion')) {
      layers.push(readLayer(resource, scope, assetPath));
    } else if (resource.type === 'AWS::Lambda::Alias') {
      const deployment = aliasDeployment(resource, resources, scope);
      if (deployment) deployments.push(deployment);
    }
  }
  return {
    path,
    functions,
    layers,
    deployments,
    parameters: keysOf(member(root, 'Parameters')),
    resource: (logicalId) => {
      const found = resources.get(logicalId);
      if (found === undefined) return undefined;
      const { type, at, properties } = found;
      return { type, at, properties: plainMap(properties && scope.resolve(properties)) };
    },
  };
}

const keysOf = (node: TemplateNode | undefined): string[] =>
  node?.kind === 'map' ? [...node.entries.keys()] : [];

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

function conditionOf({ node }: RawResource, scope: Scope): Value<boolean> | undefined {
  const name = member(node, 'Condition');
  if (name?.kind !== 'scalar') return undefined;
  const holds = scope.condition(name.text, name.at);
  if (typeof holds === 'boolean') return { known: true, value: holds, at: name.at };
  const { reason, settable } = holds;
  return { known: false, reason, at: name.at, ...(settable !== undefined && { settable }) };
}
