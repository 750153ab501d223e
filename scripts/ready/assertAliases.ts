import { relative } from 'node:path';
import type { Metafile } from 'esbuild';

/**
 * An alias that matches nothing does no harm and no good: after an update of the SDK the bundle
 * would silently be what it was before. Throws unless every alias took its package's place.
 */
export function assertAliases(alias: Record<string, string>, metafile: Metafile): void {
  const inputs = Object.keys(metafile.inputs);
  for (const [name, file] of Object.entries(alias)) {
    const original = inputs.find((input) => input.includes(`node_modules/${name}/`));
    if (original !== undefined) {
      throw new Error(`the alias of ${name} did not keep ${original} out of the bundle`);
    }
    if (!inputs.includes(relative(process.cwd(), file))) {
      throw new Error(
        `the alias of ${name} matched nothing: the installed SDK does not import it any more`,
      );
    }
  }
}
