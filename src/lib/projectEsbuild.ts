import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Error, String, Symbol } from './primordials.ts';

interface Message {
  text: string;
  location?: { file: string; line: number; column: number } | null;
}

interface Resolved {
  errors: unknown[];
}

interface ResolveArguments {
  path: string;
  resolveDir: string;
  kind: string;
  pluginData?: unknown;
}

interface PluginBuild {
  resolve(path: string, options: object): Promise<Resolved>;
  onResolve(
    options: { filter: RegExp },
    callback: (
      found: ResolveArguments,
    ) => Promise<Resolved | { path: string; external: true } | undefined>,
  ): void;
}

/** What this package uses of esbuild. */
export interface Esbuild {
  build(options: Record<string, unknown>): Promise<unknown>;
  stop?: () => Promise<void>;
}

/** The esbuild of the project that a folder belongs to; `undefined` if it has none. */
export async function projectEsbuild(folder: string): Promise<Esbuild | undefined> {
  let path: string;
  try {
    path = createRequire(join(folder, 'package.json')).resolve('esbuild');
  } catch {
    return undefined;
  }
  const module = (await import(pathToFileURL(path).href)) as { default?: Esbuild } & Esbuild;
  return module.default ?? module;
}

/** Lambda's runtime provides the SDK, so a project that does not install it still works. */
export const sdkOfRuntime: { name: string; setup: (build: PluginBuild) => void } = {
  name: 'sdk-of-the-runtime',
  setup: (build) => {
    const asked = Symbol('asked');
    build.onResolve({ filter: /^@(aws-sdk|smithy)\// }, async (found) => {
      if (found.pluginData === asked) return undefined;
      const { path, resolveDir, kind } = found;
      const resolved = await build.resolve(path, { resolveDir, kind, pluginData: asked });
      return resolved.errors.length === 0 ? resolved : { path, external: true };
    });
  },
};

/** The first error of a failed build, with the user's own file. */
export function describeBuildFailure(error: unknown): string {
  const [first] = (error as { errors?: Message[] }).errors ?? [];
  if (first === undefined) return error instanceof Error ? error.message : String(error);
  const { text, location } = first;
  return location ? `${location.file}:${location.line}:${location.column + 1}: ${text}` : text;
}
