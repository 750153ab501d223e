import { definedMembers } from '../../lib/objects.ts';
import { plainMap } from '../plainData.ts';
import type { RawResource } from '../resources.ts';
import { resourceName, type ReferenceContext } from '../scope/resourceReferences.ts';
import type { Scope } from '../scope/scope.ts';
import { member, memberAt, type TemplateNode } from '../source/node.ts';
import type { TemplateBuild, TemplateFunction, TemplateLayer } from '../template.ts';
import { numberValue, textValue, textValues, type Unknown, type Value } from '../value.ts';
import { readEventInvokeConfig } from './readEventInvokeConfig.ts';
import { lambdaCode, readUri, serverlessCode, type AssetPath } from './readCode.ts';

/** Reads a function of either type. */
export function readFunction(
  resource: RawResource,
  scope: Scope & ReferenceContext,
  condition: Value<boolean> | undefined,
  assetPath: AssetPath,
): TemplateFunction {
  const { logicalId, at, type } = resource;
  const properties = resource.properties && scope.resolve(resource.properties);
  const isServerless = type === 'AWS::Serverless::Function';
  const text = (name: string): Value<string> | undefined => textValue(member(properties, name));
  const name = textValue(resourceName(scope, resource, at));
  return {
    logicalId,
    at,
    type: isServerless ? 'serverless' : 'lambda',
    name: name ?? { known: true, value: logicalId, at },
    code: isServerless
      ? serverlessCode(properties, at)
      : lambdaCode(resource, properties, 'Code', assetPath),
    ...readEnvironment(properties),
    layers: textValues(member(properties, 'Layers')),
    events: isServerless ? readEvents(properties) : [],
    ...definedMembers({
      condition,
      runtime: text('Runtime'),
      handler: text('Handler'),
      build: readBuild(resource, scope),
      timeout: numberValue(member(properties, 'Timeout')),
      memorySize: numberValue(member(properties, 'MemorySize')),
      architecture: textValues(member(properties, 'Architectures'))[0],
      role: text('Role'),
      tracing: isServerless
        ? text('Tracing')
        : textValue(memberAt(properties, 'TracingConfig', 'Mode')),
      logFormat: textValue(memberAt(properties, 'LoggingConfig', 'LogFormat')),
      eventInvokeConfig: readEventInvokeConfig(member(properties, 'EventInvokeConfig')),
      autoPublishAlias: isServerless ? text('AutoPublishAlias') : undefined,
    }),
  };
}

/** Reads a layer of either type. */
export function readLayer(
  resource: RawResource,
  scope: Scope,
  assetPath: AssetPath,
): TemplateLayer {
  const { logicalId, at, type } = resource;
  const properties = resource.properties && scope.resolve(resource.properties);
  const build = readBuild(resource, scope);
  return {
    logicalId,
    at,
    code:
      type === 'AWS::Serverless::LayerVersion'
        ? readUri(member(properties, 'ContentUri'), at)
        : lambdaCode(resource, properties, 'Content', assetPath),
    ...(build && { build }),
  };
}

function readBuild({ node }: RawResource, scope: Scope): TemplateBuild | undefined {
  const metadata = member(node, 'Metadata');
  const resolved = metadata && scope.resolve(metadata);
  const method = textValue(member(resolved, 'BuildMethod'));
  if (method === undefined) return undefined;
  return { method, properties: plainMap(member(resolved, 'BuildProperties')), at: method.at };
}

function readEnvironment(
  properties: TemplateNode | undefined,
): Pick<TemplateFunction, 'environment' | 'unknownEnvironment'> {
  const environment = member(properties, 'Environment');
  const variables = member(environment, 'Variables') ?? environment;
  const found = new Map<string, Value<string>>();
  if (variables?.kind === 'unknown') {
    return { environment: found, unknownEnvironment: textValue(variables) as Unknown };
  }
  if (variables?.kind !== 'map' || variables === environment) return { environment: found };
  for (const [name, { value }] of variables.entries) {
    const read = textValue(value);
    if (read) found.set(name, read);
  }
  return { environment: found };
}

function readEvents(properties: TemplateNode | undefined): TemplateFunction['events'] {
  const events = member(properties, 'Events');
  if (events?.kind !== 'map') return [];
  return [...events.entries].map(([id, { at, value }]) => {
    const type = member(value, 'Type');
    return { id, at, ...(type?.kind === 'scalar' && { type: type.text }) };
  });
}
