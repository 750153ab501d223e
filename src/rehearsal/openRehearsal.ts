import { readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { isPlainObject } from '../lib/objects.ts';
import { readFailure } from '../lib/readFailure.ts';
import { isAssembly } from '../template/cdkAssembly.ts';
import type { RehearsalFile, TemplateRehearsalFile } from './file/rehearsalFile.ts';
import { RehearsalFileError } from './file/rehearsalFileError.ts';
import { validateTemplateRehearsal } from './file/schema/validateRehearsalFile.ts';
import { yamlSource, type YamlSource } from './file/source/yamlSource.ts';
import type { TemplateValues } from './template/openTemplates.ts';

/** What is rehearsed: a path, or a value with the content of a rehearsal file. */
export type Rehearsal = string | RehearsalFile | TemplateRehearsalFile;

/** How a rehearsal is read. */
export interface ReadOptions {
  /**
   * The paths in a value are relative to it.
   * @default the working directory
   */
  folder?: string;
  /**
   * Values for a template.
   * @default none
   */
  parameters?: TemplateValues;
  /**
   * The logical ID of the function to deploy.
   * @default the only one that is guarded
   */
  functionId?: string;
  /**
   * The version in production: a folder or a git ref.
   * @default the working tree
   */
  current?: string;
  /**
   * Abort it to stop what git and npm do.
   * @default none
   */
  signal?: AbortSignal;
}

/** A rehearsal file with an AppSpec, or a template with what a rehearsal adds to it. */
export type OpenRehearsal =
  | { kind: 'file'; source: YamlSource }
  | { kind: 'template'; path: string; added: AddedFile | undefined; values: TemplateValues };

/** A rehearsal file with `template`. */
export interface AddedFile {
  source: YamlSource;
  file: TemplateRehearsalFile;
}

/** Tells what was given by its content, not by its name. Throws a {@link RehearsalFileError}. */
export function openRehearsal(
  given: Rehearsal,
  { folder = process.cwd(), parameters = {} }: ReadOptions,
): OpenRehearsal {
  if (typeof given === 'string' && isFolder(given) && isAssembly(given)) {
    return { kind: 'template', path: given, added: undefined, values: parameters };
  }
  const source = readSource(given, folder);
  const { value } = source;
  if (!isPlainObject(value)) return { kind: 'file', source };
  if ('Resources' in value || 'Transform' in value || 'AWSTemplateFormatVersion' in value) {
    return { kind: 'template', path: source.path, added: undefined, values: parameters };
  }
  if (!('template' in value)) return { kind: 'file', source };
  const file = validateTemplateRehearsal(source);
  const own = Object.entries(file.parameters ?? {}).map(([name, one]) => [name, String(one)]);
  return {
    kind: 'template',
    path: besides(source.path, file.template),
    added: { source, file },
    values: { ...(Object.fromEntries(own) as TemplateValues), ...parameters },
  };
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A path relative to a file, as messages show it: absolute only if that of the file is. */
function besides(file: string, path: string): string {
  if (isAbsolute(path)) return path;
  const found = resolve(dirname(file), path);
  return isAbsolute(file) ? found : relative(process.cwd(), found) || '.';
}

function readSource(given: Rehearsal, folder: string): YamlSource {
  if (typeof given !== 'string') {
    return yamlSource(join(resolve(folder), '(rehearsal)'), JSON.stringify(given, undefined, 2));
  }
  let text: string;
  try {
    text = readFileSync(given, 'utf8');
  } catch (cause) {
    const message = `cannot read the rehearsal file: ${readFailure(cause)}`;
    throw new RehearsalFileError(given, undefined, message, cause);
  }
  return yamlSource(given, text);
}
