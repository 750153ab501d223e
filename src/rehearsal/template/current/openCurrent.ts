import { existsSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { isAssembly } from '../../../template/cdkAssembly.ts';
import type { Template } from '../../../template/template.ts';
import { RehearsalFileError } from '../../file/rehearsalFileError.ts';
import type { TempFolder } from '../../lambda/code/tempFolder.ts';
import { readStacks, type TemplateValues } from '../openTemplates.ts';
import type { CurrentTemplate } from '../planContext.ts';
import { checkOut } from './checkOut.ts';
import { linkPackages } from './linkPackages.ts';
import { renamed } from './renameError.ts';

export interface CurrentInput {
  /** The template or the CDK assembly of the working tree. */
  path: string;
  /** A folder, or a git ref. */
  current: string;
  values: TemplateValues;
  temp: TempFolder;
  signal?: AbortSignal | undefined;
}

/** The templates of the version in production. */
export interface OpenCurrent {
  /** The counterpart of a template of the working tree. */
  templateOf: (own: Template) => CurrentTemplate;
}

/** Opens what `--current` names. Rejects with a {@link RehearsalFileError}. */
export async function openCurrent(input: CurrentInput): Promise<OpenCurrent> {
  return existsSync(input.current) ? inFolder(input) : inCommit(input);
}

function inFolder(input: CurrentInput): OpenCurrent {
  const { path, current } = input;
  const isFolder = statSync(current).isDirectory();
  const places = isFolder ? placesIn(current, path) : [current];
  const found =
    isFolder && isAssembly(current) ? current : places.find((place) => existsSync(place));
  if (found === undefined) {
    const message = `there is no ${places.join(' and no ')}; expected the template of the current version`;
    throw new RehearsalFileError(`--current ${current}`, undefined, message);
  }
  return fromStacks(input, found, {
    label: current,
    rename: (text) => text,
    prepare: () => Promise.resolve(),
  });
}

/** Where a folder may have the counterpart of a path. */
function placesIn(folder: string, path: string): string[] {
  const fromHere = relative('.', path);
  const isBelow = !fromHere.startsWith('..') && !isAbsolute(fromHere);
  const places = [...(isBelow ? [join(folder, fromHere)] : []), join(folder, basename(path))];
  return [...new Set(places)];
}

async function inCommit(input: CurrentInput): Promise<OpenCurrent> {
  const { path, current, temp, signal } = input;
  const checkedOut = await checkOut(path, current, temp, signal);
  const { folder, label } = checkedOut;
  if (!existsSync(checkedOut.path)) {
    const hint = statSync(path).isDirectory()
      ? "; '--current' takes the folder of an assembly too, which 'cdk synth --output FOLDER' writes"
      : '';
    const message = `there is no ${relative(folder, checkedOut.path)} in ${label}${hint}`;
    throw new RehearsalFileError(`--current ${current}`, undefined, message);
  }
  return fromStacks(input, checkedOut.path, {
    label,
    rename: (text) => text.replaceAll(`${folder}/`, `${current}:`),
    prepare: (source) => linkPackages(checkedOut, source, signal),
  });
}

/** A template has one counterpart; a stack of an assembly has that with the same file name. */
function fromStacks(
  { path, values }: CurrentInput,
  currentPath: string,
  given: Omit<CurrentTemplate, 'template'>,
): OpenCurrent {
  const templates = renamed(given.rename, () =>
    readStacks(currentPath, values).map(({ template }) => template),
  );
  return {
    templateOf: (own) => {
      const template =
        own.path === path
          ? templates[0]
          : templates.find((one) => basename(one.path) === basename(own.path));
      if (template) return { ...given, template };
      const message = `there is no ${relative(dirname(path), own.path)} in ${given.label}`;
      throw new RehearsalFileError(own.path, undefined, message);
    },
  };
}
