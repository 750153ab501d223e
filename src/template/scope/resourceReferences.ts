import type { Position } from '../../lib/fileError.ts';
import type { RawResource } from '../resources.ts';
import { member, referenceOf, textNode, unknownNode, type TemplateNode } from '../source/node.ts';
import { onlyAws, versionNumber } from './onlyInAws.ts';
import type { StackPlace } from './pseudoParameters.ts';

/** The resources whose `Ref` is their name, and the property that sets it. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::Serverless::Function': 'FunctionName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Serverless::SimpleTable': 'TableName',
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::S3::Bucket': 'BucketName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::CloudWatch::CompositeAlarm': 'AlarmName',
  'AWS::CodeDeploy::Application': 'ApplicationName',
  'AWS::CodeDeploy::DeploymentGroup': 'DeploymentGroupName',
  'AWS::CodeDeploy::DeploymentConfig': 'DeploymentConfigName',
};

/** Evaluates values, and knows where the stack will be. */
export interface ReferenceContext {
  resolve: (node: TemplateNode) => TemplateNode;
  place: StackPlace;
  resource: (logicalId: string) => RawResource | undefined;
}

/** Whether a resource is a function. */
export const isFunction = ({ type }: RawResource): boolean =>
  type === 'AWS::Serverless::Function' || type === 'AWS::Lambda::Function';

/**
 * The name of a resource: what its property sets, else its logical ID, which stands for the name that
 * CloudFormation generates.
 */
export function resourceName(
  { resolve }: ReferenceContext,
  resource: RawResource,
  at: Position,
): TemplateNode {
  const { logicalId, type, properties } = resource;
  const given = member(properties, nameProperties[type] ?? '');
  const name = given === undefined ? undefined : resolve(given);
  if (name?.kind === 'scalar') return textNode(name.text, at, { logicalId });
  if (name?.kind === 'unknown') return { ...name, at, resource: { logicalId } };
  return textNode(logicalId, at, { logicalId });
}

/** What `Ref` gives for a resource. */
export function resourceRef(
  context: ReferenceContext,
  resource: RawResource,
  at: Position,
): TemplateNode {
  const { logicalId, type, properties } = resource;
  if (nameProperties[type] !== undefined) return resourceName(context, resource, at);
  if (type === 'AWS::Lambda::Alias') {
    const name = member(properties, 'Name');
    return qualifiedArn(context, resource, name && context.resolve(name), { logicalId }, at);
  }
  if (type === 'AWS::Lambda::Version') return versionOf(context, resource, at);
  return onlyAws(logicalId, undefined, at);
}

/** What `GetAtt` gives for a resource, and SAM's `Ref` of `Function.Version` and `Function.Alias`. */
export function resourceAttribute(
  context: ReferenceContext,
  resource: RawResource,
  attribute: string,
  at: Position,
): TemplateNode {
  const { logicalId, type, properties } = resource;
  const reference = { logicalId, attribute };
  if (isFunction(resource)) {
    if (attribute === 'Arn') return arnOf(context, resource, reference, at);
    if (attribute === 'Version') return versionArn(context, resource, reference, at);
    // SAM's `!GetAtt Function.Version.Version`.
    if (attribute === 'Version.Version') return versionNumber(context.place, reference, at);
    if (attribute === 'Alias') {
      const alias = member(properties, 'AutoPublishAlias');
      const arn = arnOf(context, resource, reference, at);
      return appended(arn, alias && context.resolve(alias), reference, at);
    }
  }
  if (type === 'AWS::Lambda::Version') return versionOf(context, resource, at, attribute);
  if (type === 'AWS::Lambda::Alias' && attribute === 'AliasArn') {
    return resourceRef(context, resource, at);
  }
  return onlyAws(logicalId, attribute, at);
}

function arnOf(
  context: ReferenceContext,
  resource: RawResource,
  reference: { logicalId: string; attribute?: string },
  at: Position,
): TemplateNode {
  const { region, accountId, partition } = context.place;
  const name = resourceName(context, resource, at);
  if (name.kind !== 'scalar')
    return { ...name, ...(name.kind === 'unknown' && { resource: reference }) };
  if (!region || !accountId || !partition) {
    return unknownNode(`only AWS has the ARN of '${resource.logicalId}'`, at, {
      resource: reference,
    });
  }
  const arn = `arn:${partition}:lambda:${region}:${accountId}:function:${name.text}`;
  return textNode(arn, at, reference);
}

/** The ARN of an alias of the function that the resource's `FunctionName` names. */
function qualifiedArn(
  context: ReferenceContext,
  { properties, logicalId }: RawResource,
  qualifier: TemplateNode | undefined,
  reference: { logicalId: string },
  at: Position,
): TemplateNode {
  const id = functionOf(context, properties);
  const resource = id === undefined ? undefined : context.resource(id);
  if (resource === undefined) return onlyAws(logicalId, undefined, at);
  return appended(arnOf(context, resource, reference, at), qualifier, reference, at);
}

function appended(
  arn: TemplateNode,
  qualifier: TemplateNode | undefined,
  reference: { logicalId: string; attribute?: string },
  at: Position,
): TemplateNode {
  if (arn.kind !== 'scalar') return arn;
  if (qualifier?.kind !== 'scalar') return qualifier ?? onlyAws(reference.logicalId, 'Alias', at);
  return textNode(`${arn.text}:${qualifier.text}`, at, reference);
}

/** The logical ID of the function that the property `FunctionName` refers to. */
function functionOf(
  context: ReferenceContext,
  properties: TemplateNode | undefined,
): string | undefined {
  const given = member(properties, 'FunctionName');
  return referenceOf(given && context.resolve(given))?.logicalId;
}

/** A version of the function that an `AWS::Lambda::Version` names. */
function versionOf(
  context: ReferenceContext,
  resource: RawResource,
  at: Position,
  attribute?: string,
): TemplateNode {
  const id = functionOf(context, resource.properties);
  if (id === undefined) return onlyAws(resource.logicalId, undefined, at);
  const reference = { logicalId: id, attribute: 'Version' };
  const fn = context.resource(id);
  return attribute === 'Version' || fn === undefined
    ? versionNumber(context.place, reference, at)
    : versionArn(context, fn, reference, at);
}

function versionArn(
  context: ReferenceContext,
  fn: RawResource,
  reference: { logicalId: string; attribute: string },
  at: Position,
): TemplateNode {
  const number = versionNumber(context.place, reference, at);
  return number.kind === 'scalar'
    ? appended(arnOf(context, fn, reference, at), number, reference, at)
    : number;
}
