import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';

const extensions = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx'];

/** The file of a relative import; `undefined` if it is not on this machine. */
export function resolveImport(from: string, specifier: string): string | undefined {
  const path = join(dirname(from), specifier);
  // TypeScript names a module by the file that it becomes.
  const source = path.replace(/\.([mc]?)js(x?)$/, '.$1ts$2');
  const candidates = [
    path,
    source,
    ...extensions.map((extension) => path + extension),
    ...extensions.map((extension) => join(path, `index${extension}`)),
  ];
  return candidates.find((one) => statSync(one, { throwIfNoEntry: false })?.isFile() === true);
}
