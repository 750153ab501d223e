import type { Position } from '../../lib/fileError.ts';
import type { RawResource } from '../resources.ts';
import { member, type TemplateNode } from '../source/node.ts';
import type { TemplateCode } from '../template.ts';
import { textValue } from '../value.ts';

/** Where a reader finds an asset of a CDK assembly, by its object key in S3. */
export type AssetPath = (objectKey: string) => string | undefined;

/** SAM's `CodeUri` or `ContentUri`: a path, a URL of S3, or a bucket and a key. */
export function readUri(node: TemplateNode | undefined, at: Position): TemplateCode {
  if (node === undefined) return { kind: 'path', path: '.', at };
  if (node.kind === 'map') return { kind: 's3', at: node.at };
  const uri = textValue(node);
  if (uri === undefined || !uri.known) {
    return { kind: 'unknown', reason: uri?.reason ?? 'it is not set', at: node.at };
  }
  return /^(s3|https?):\/\//.test(uri.value)
    ? { kind: 's3', at: uri.at }
    : { kind: 'path', path: uri.value, at: uri.at };
}

/** The code of an `AWS::Serverless::Function`. */
export function serverlessCode(properties: TemplateNode | undefined, at: Position): TemplateCode {
  const inline = member(properties, 'InlineCode');
  if (inline?.kind === 'scalar') return { kind: 'inline', text: inline.text, at: inline.at };
  const image = imageCode(properties, member(properties, 'ImageUri'), at);
  return image ?? readUri(member(properties, 'CodeUri'), at);
}

/** The code of an `AWS::Lambda::Function`, or the content of an `AWS::Lambda::LayerVersion`. */
export function lambdaCode(
  resource: RawResource,
  properties: TemplateNode | undefined,
  property: 'Code' | 'Content',
  assetPath: AssetPath,
): TemplateCode {
  const code = member(properties, property);
  const at = code?.at ?? resource.at;
  const asset = assetOfMetadata(resource, property);
  if (asset !== undefined) return { kind: 'path', path: asset, at };
  const inline = member(code, 'ZipFile');
  if (inline?.kind === 'scalar') return { kind: 'inline', text: inline.text, at: inline.at };
  const image = imageCode(properties, member(code, 'ImageUri'), at);
  if (image) return image;
  if (code?.kind === 'scalar') return readUri(code, at);
  const key = member(code, 'S3Key');
  const path = key?.kind === 'scalar' ? assetPath(key.text) : undefined;
  return path === undefined ? { kind: 's3', at } : { kind: 'path', path, at };
}

function imageCode(
  properties: TemplateNode | undefined,
  uri: TemplateNode | undefined,
  at: Position,
): TemplateCode | undefined {
  const packageType = member(properties, 'PackageType');
  const isImage = packageType?.kind === 'scalar' && packageType.text === 'Image';
  if (!isImage && uri === undefined) return undefined;
  const value = textValue(uri);
  return { kind: 'image', at: uri?.at ?? at, ...(value && { uri: value }) };
}

/** The CDK writes the path of an asset beside the resource; the SAM CLI reads it there too. */
function assetOfMetadata({ node }: RawResource, property: string): string | undefined {
  const metadata = member(node, 'Metadata');
  const path = member(metadata, 'aws:asset:path');
  const of = member(metadata, 'aws:asset:property');
  if (path?.kind !== 'scalar' || of?.kind !== 'scalar') return undefined;
  return of.text === property ? path.text : undefined;
}
