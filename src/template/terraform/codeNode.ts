import { dirname } from 'node:path';
import { member, memberAt, textNode, type TemplateNode } from '../source/node.ts';
import { given, mapNode, textsOf } from './planNodes.ts';
import type { PlanResource } from './planResource.ts';

/** The folder of a function's code, if an `archive_file` packs it. */
export function codeNode(
  { values, configuration, at }: PlanResource,
  all: ReadonlyMap<string, PlanResource>,
): TemplateNode {
  const filename = given(member(values, 'filename'));
  const references = textsOf(memberAt(configuration, 'expressions', 'filename', 'references'));
  const archive = [...all.values()].find(({ type, address, values: own }) => {
    const output = given(member(own, 'output_path'));
    const isSame =
      filename?.kind === 'scalar' && output?.kind === 'scalar' && output.text === filename.text;
    return type === 'archive_file' && (isSame || references.includes(address));
  });
  const [folder, file] = ['source_dir', 'source_file'].map((name) =>
    given(member(archive?.values, name)),
  );
  if (folder?.kind === 'scalar') return textNode(folder.text, filename?.at ?? at);
  if (file?.kind === 'scalar') return textNode(dirname(file.text), filename?.at ?? at);
  return mapNode(at, { S3Bucket: textNode('', at) });
}
