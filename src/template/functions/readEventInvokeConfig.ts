import { definedMembers } from '../../lib/objects.ts';
import type { RawResource } from '../resources.ts';
import type { Scope } from '../scope/scope.ts';
import { member, memberAt, type TemplateNode } from '../source/node.ts';
import type {
  PlacedEventInvokeConfig,
  TemplateEventInvokeConfig,
  TemplateFunction,
} from '../template.ts';
import { numberValue, textValue, type Value } from '../value.ts';

/** SAM's `EventInvokeConfig`, or the properties of an `AWS::Lambda::EventInvokeConfig`. */
export function readEventInvokeConfig(
  node: TemplateNode | undefined,
): TemplateEventInvokeConfig | undefined {
  if (node?.kind !== 'map') return undefined;
  const destination = (event: string): Value<string> | undefined =>
    textValue(memberAt(node, 'DestinationConfig', event, 'Destination'));
  return {
    at: node.at,
    ...definedMembers({
      onFailure: destination('OnFailure'),
      onSuccess: destination('OnSuccess'),
      maximumRetryAttempts: numberValue(member(node, 'MaximumRetryAttempts')),
      maximumEventAge: numberValue(member(node, 'MaximumEventAgeInSeconds')),
    }),
  };
}

/** SAM makes it for the alias that it publishes, and otherwise for the function without a qualifier. */
export function ownEventInvokeConfig(fn: TemplateFunction): PlacedEventInvokeConfig | undefined {
  const { eventInvokeConfig: config, autoPublishAlias, logicalId, name } = fn;
  if (config === undefined) return undefined;
  const { at } = config;
  const functionName = { ...name, resource: { logicalId } };
  return { ...config, functionName, qualifier: autoPublishAlias ?? latest(at) };
}

const latest = (at: TemplateEventInvokeConfig['at']): Value<string> => ({
  known: true,
  value: '$LATEST',
  at,
});

/** Reads an `AWS::Lambda::EventInvokeConfig`. */
export function eventInvokeConfigResource(
  { at, properties }: RawResource,
  scope: Scope,
): PlacedEventInvokeConfig | undefined {
  const resolved = properties && scope.resolve(properties);
  const config = readEventInvokeConfig(resolved);
  const functionName = textValue(member(resolved, 'FunctionName'));
  if (config === undefined || functionName === undefined) return undefined;
  const qualifier = textValue(member(resolved, 'Qualifier')) ?? latest(at);
  return { ...config, at, functionName, qualifier };
}
