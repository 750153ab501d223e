import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { AppSpecSource } from './appSpecSource.ts';
import type { RehearsalFile } from './rehearsalFile.ts';
import type { YamlSource } from './yamlSource.ts';

/** The AppSpec's text: of the file that is named, or the part of the rehearsal file itself. */
export function readAppSpecSource(source: YamlSource, file: RehearsalFile): AppSpecSource {
  if (typeof file.appspec !== 'string') return inlineAppSpec(source);
  const path = resolve(dirname(source.path), file.appspec);
  const shown = source.path.startsWith('/') ? path : relative(process.cwd(), path);
  try {
    return { path: shown, text: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw source.error(['appspec'], `cannot read the AppSpec ${shown}: ${reason(cause)}`);
  }
}

/** Blanked up to the AppSpec, so that lines and columns are those of the file. */
function inlineAppSpec(source: YamlSource): AppSpecSource {
  const range = source.nodeAt(['appspec'])?.range;
  const [start, end] = range ?? [0, source.text.length];
  const before = source.text.slice(0, start).replace(/[^\n]/g, ' ');
  return { path: source.path, text: before + source.text.slice(start, end) };
}

export function reason(cause: unknown): string {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder, not a file';
  if (code === 'EACCES') return 'it may not be read';
  return cause instanceof Error ? cause.message : String(cause);
}
