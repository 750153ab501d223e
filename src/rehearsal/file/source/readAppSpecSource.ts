import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { readFailure } from '../../../lib/readFailure.ts';
import type { AppSpecSource } from './appSpecSource.ts';
import type { RehearsalFile } from '../rehearsalFile.ts';
import type { YamlSource } from './yamlSource.ts';

/** The text of the AppSpec file, or of the AppSpec inside the rehearsal file. */
export function readAppSpecSource(source: YamlSource, file: RehearsalFile): AppSpecSource {
  if (typeof file.appspec !== 'string') return inlineAppSpec(source);
  const path = resolve(dirname(source.path), file.appspec);
  const shown = source.path.startsWith('/') ? path : relative(process.cwd(), path);
  try {
    return { path: shown, text: readFileSync(path, 'utf8') };
  } catch (cause) {
    throw source.error(['appspec'], `cannot read the AppSpec ${shown}: ${readFailure(cause)}`);
  }
}

/**
 * All text before the AppSpec becomes spaces, so that its lines and columns stay those of the file.
 */
function inlineAppSpec(source: YamlSource): AppSpecSource {
  const range = source.nodeAt(['appspec'])?.range;
  const [start, end] = range ?? [0, source.text.length];
  const before = source.text.slice(0, start).replace(/[^\n]/g, ' ');
  return { path: source.path, text: before + source.text.slice(start, end) };
}
