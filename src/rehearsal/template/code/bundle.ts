import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describeBuildFailure, sdkOfRuntime, type Esbuild } from '../../../lib/projectEsbuild.ts';

export interface BundleInput {
  esbuild: Esbuild;
  /** The folder that the entry points are relative to. */
  folder: string;
  entryPoints: string[];
  outFolder: string;
  /** SAM's `BuildProperties`. */
  properties?: Readonly<Record<string, unknown>>;
}

/** A mistake in a user's sources, found by esbuild. */
export class BundleError extends Error {
  override readonly name = 'BundleError';
}

/** Bundles the entry points as `sam build` does. Rejects with a {@link BundleError}. */
export async function bundle(input: BundleInput): Promise<void> {
  const { esbuild, folder, entryPoints, outFolder, properties = {} } = input;
  const format = properties['Format'] ?? 'cjs';
  try {
    await esbuild.build({
      absWorkingDir: folder,
      entryPoints,
      outdir: outFolder,
      bundle: true,
      // By it, a message names the place in the source.
      sourcemap: 'linked',
      platform: 'node',
      format,
      target: properties['Target'] ?? 'es2022',
      mainFields: list(properties['MainFields'] ?? 'main,module'),
      external: list(properties['External']),
      loader: pairs({ '.node': 'file' }, properties['Loader']),
      outExtension: pairs({}, properties['OutExtension']),
      banner: pairs({}, properties['Banner']),
      define: pairs({}, properties['Define']),
      plugins: [sdkOfRuntime],
      logLevel: 'silent',
    });
  } catch (error) {
    throw new BundleError(describeBuildFailure(error), { cause: error });
  } finally {
    await esbuild.stop?.();
  }
  // Without it Node.js would take the module system from the folders above.
  const type = format === 'esm' ? 'module' : 'commonjs';
  writeFileSync(join(outFolder, 'package.json'), JSON.stringify({ type }));
}

/** How to bundle a TypeScript handler without BuildProperties: as the package's own module system. */
export function propertiesFor(path: string): Record<string, unknown> {
  const isModule = path.endsWith('.mts') || (!path.endsWith('.cts') && inModulePackage(path));
  if (!isModule) return {};
  const require = "import { createRequire } from 'node:module';";
  return {
    Format: 'esm',
    MainFields: 'module,main',
    // Bundled CommonJS packages call `require`.
    Banner: [`js=${require} const require = createRequire(import.meta.url);`],
  };
}

function inModulePackage(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    try {
      const text = readFileSync(join(folder, 'package.json'), 'utf8');
      return (JSON.parse(text) as { type?: string }).type === 'module';
    } catch {
      // The next folder above may have one.
    }
    if (folder === dirname(folder)) return false;
  }
}

/** A list, or a text with commas. */
const list = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.map(String)
    : typeof value === 'string'
      ? value.split(',').map((item) => item.trim())
      : [];

/** A map, or a list of `key=value`. */
function pairs(initial: Record<string, string>, value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return initial;
  const entries = Array.isArray(value)
    ? value.map((item) => {
        const [key = '', ...rest] = String(item).split('=');
        return [key, rest.join('=')];
      })
    : Object.entries(value);
  return { ...initial, ...(Object.fromEntries(entries) as Record<string, string>) };
}
