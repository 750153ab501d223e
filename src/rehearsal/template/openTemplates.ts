import { readFileSync, statSync } from 'node:fs';
import { readFailure } from '../../lib/readFailure.ts';
import { assemblyStacks, assetsBeside, isAssembly } from '../../template/cdkAssembly.ts';
import { readTemplate } from '../../template/readTemplate.ts';
import type { Template } from '../../template/template.ts';
import { TemplateError } from '../../template/templateError.ts';
import { unknownParameter } from '../../template/unknownParameter.ts';
import { account, region } from '../arns.ts';
import { RehearsalFileError } from '../file/rehearsalFileError.ts';
import { targetVersion } from './planFunction.ts';

/** Values of parameters, of imports and of dynamic references, by name. */
export type TemplateValues = Readonly<Record<string, string>>;

/**
 * The templates of a path: a template, or the stacks of a CDK assembly. Throws a {@link RehearsalFileError}
 * if one of them cannot be read, or if none has a value that was given.
 */
export function openTemplates(path: string, values: TemplateValues): Template[] {
  const opened = readStacks(path, values);
  const mistake = unknownParameter(opened, values);
  if (mistake !== undefined) throw new RehearsalFileError(path, undefined, mistake);
  return opened.map(({ template }) => template);
}

/** The templates of a path and their texts. Values that none of them declares do no harm. */
export function readStacks(
  path: string,
  values: TemplateValues,
): { template: Template; text: string }[] {
  const stacks =
    isFolder(path) && isAssembly(path)
      ? located(() => assemblyStacks(path))
      : [{ templatePath: path, stackName: 'rehearsal' }];
  return stacks.map(({ templatePath, stackName }) => {
    const text = readText(templatePath);
    return { text, template: open(templatePath, text, stackName, values) };
  });
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    const message = `cannot read the template: ${readFailure(cause)}`;
    throw new RehearsalFileError(path, undefined, message, cause);
  }
}

function open(path: string, text: string, stackName: string, values: TemplateValues): Template {
  const place = {
    region,
    accountId: account,
    partition: 'aws',
    stackName,
    publishedVersion: targetVersion,
  };
  return located(() => readTemplate(path, text, { values, place, assetPath: assetsBeside(path) }));
}

/** What `read` returns; its mistakes become those of a rehearsal. */
function located<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { position, message } = error;
    const sentence = message.slice(message.indexOf(': ') + 2);
    throw new RehearsalFileError(error.path, position, sentence, error);
  }
}
