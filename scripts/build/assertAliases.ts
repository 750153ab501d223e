import { relative } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * Throws unless every alias replaced its module. After an update of the SDK an alias could match nothing,
 * and the bundle would silently lose its benefit.
 */
export function assertAliases(alias: Readonly<Record<string, string>>, metafile: Metafile): void {
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  for (const [name, file] of Object.entries(alias)) {
    const replacement = relative(process.cwd(), file);
    const such = imports.filter(({ original }) => original === name);
    if (such.length === 0) {
      throw new Error(
        `the alias of ${name} matched nothing: the installed SDK does not import it any more`,
      );
    }
    const other = such.find(({ path }) => path !== replacement);
    if (other !== undefined)
      throw new Error(`${name} was resolved to ${other.path}, not ${replacement}`);
  }
}
