import { aliasDeployment } from './deployments/aliasDeployment.ts';
import { serverlessDeployment } from './deployments/serverlessDeployment.ts';
import type { AssetPath } from './functions/readCode.ts';
import {
  eventInvokeConfigResource,
  ownEventInvokeConfig,
} from './functions/readEventInvokeConfig.ts';
import { readFunction, readLayer } from './functions/readFunction.ts';
import { plainMap } from './plainData.ts';
import { rawResources, type RawResource } from './resources.ts';
import { createScope } from './scope/createScope.ts';
import type { StackPlace } from './scope/pseudoParameters.ts';
import { isFunction } from './scope/resourceReferences.ts';
import type { Scope } from './scope/scope.ts';
import { member, type TemplateNode } from './source/node.ts';
import type {
  PlacedEventInvokeConfig,
  PlacedResource,
  Template,
  TemplateDeployment,
  TemplateFunction,
  TemplateLayer,
} from './template.ts';
import type { Value } from './value.ts';

/** How a template is evaluated. */
export interface TemplateOptions {
  /** Values of parameters, of imports by the export's name, and of dynamic references. Default none. */
  values?: Readonly<Record<string, string>>;
  /** Region, account, partition and name of the stack. Default: unknown. */
  place?: StackPlace;
  /** Finds an asset of a CDK assembly by its object key. Default: none is found. */
  assetPath?: AssetPath;
  /**
   * `true`: a value that only AWS has is the text `${Name}`, so that a text around it stays readable. No
   * condition is decided by such a text. Default: it is unknown.
   */
  showOpenValues?: boolean;
}

/** The model of a template whose values were read. */
export function buildTemplate(
  path: string,
  root: TemplateNode,
  options: TemplateOptions = {},
): Template {
  const { values = {}, place = {}, assetPath = () => undefined, showOpenValues = false } = options;
  const resources = rawResources(root);
  const scope = createScope({ path, root, resources, values, place, showOpenValues });
  const functions: TemplateFunction[] = [];
  const layers: TemplateLayer[] = [];
  const deployments: TemplateDeployment[] = [];
  const eventInvokeConfigs: PlacedEventInvokeConfig[] = [];
  const mayExist = (resource: RawResource): boolean => {
    const condition = conditionOf(resource, scope);
    return condition?.known !== true || condition.value;
  };
  for (const resource of resources.values()) {
    if (!mayExist(resource)) continue;
    const condition = conditionOf(resource, scope);
    if (isFunction(resource)) {
      const found = readFunction(resource, scope, condition, assetPath);
      functions.push(found);
      const config = ownEventInvokeConfig(found);
      if (config) eventInvokeConfigs.push(config);
      const deployment =
        found.type === 'serverless'
          ? serverlessDeployment(resource, found, resources, scope)
          : undefined;
      if (deployment) deployments.push(deployment);
    } else if (resource.type.endsWith('::LayerVersion')) {
      layers.push(readLayer(resource, scope, assetPath));
    } else if (resource.type === 'AWS::Lambda::EventInvokeConfig') {
      const config = eventInvokeConfigResource(resource, scope);
      if (config) eventInvokeConfigs.push(config);
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
    eventInvokeConfigs,
    loops: loopsOf(member(root, 'Resources')),
    parameters: keysOf(member(root, 'Parameters')),
    resource: (logicalId) => {
      const found = resources.get(logicalId);
      if (found === undefined) return undefined;
      const { type, at, properties } = found;
      return { type, at, properties: plainMap(properties && scope.resolve(properties)) };
    },
    resources: () =>
      [...resources.values()].filter(mayExist).map((resource) => placed(resource, scope)),
  };
}

/** The keys that the transform AWS::LanguageExtensions would replace by resources. */
const loopsOf = (resources: TemplateNode | undefined): Template['loops'] =>
  resources?.kind === 'map'
    ? [...resources.entries]
        .filter(([name]) => name.startsWith('Fn::ForEach::'))
        .map(([name, { at }]) => ({ name, at }))
    : [];

const keysOf = (node: TemplateNode | undefined): string[] =>
  node?.kind === 'map' ? [...node.entries.keys()] : [];

const placed = (
  { logicalId, type, at, properties, node }: RawResource,
  scope: Scope,
): PlacedResource => ({
  logicalId,
  type,
  at,
  properties: properties && scope.resolve(properties),
  written: properties,
  node,
});

function conditionOf({ node }: RawResource, scope: Scope): Value<boolean> | undefined {
  const name = member(node, 'Condition');
  if (name?.kind !== 'scalar') return undefined;
  const holds = scope.condition(name.text, name.at);
  if (typeof holds === 'boolean') return { known: true, value: holds, at: name.at };
  const { reason, settable } = holds;
  return { known: false, reason, at: name.at, ...(settable !== undefined && { settable }) };
}
