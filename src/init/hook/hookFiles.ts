import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failedDeliveryModule } from '../additions/guard.ts';
import type { PlannedFile } from '../initPlan.ts';
import { freeName, type HooksFolder } from '../project/hooksFolder.ts';
import { extensions, type HookLanguage, type TestRunner } from './hookLanguage.ts';
import { failedDeliverySource, hookSource } from './hookSource.ts';
import type { PlaceholderPayload } from './placeholderPayload.ts';
import { testExtension, testSource } from './testSource.ts';

/** What the files of a hook depend on. */
export interface HookRequest {
  /** The project's folder. */
  readonly root: string;
  readonly folder: HooksFolder;
  readonly functionName: string;
  readonly payload: PlaceholderPayload;
  readonly language: HookLanguage;
  readonly runner: TestRunner;
  readonly packageVersion: string;
}

/** The new files of a hook, and the name of its module. */
export interface HookFiles {
  readonly module: string;
  readonly files: readonly PlannedFile[];
}

/** The hook, its test, the on-failure destination and their package, as far as they do not exist. */
export function hookFiles(request: HookRequest): HookFiles {
  const { root, folder, functionName, payload, language, runner } = request;
  const style = { language, runner };
  const present = (path: string): string | undefined => textOf(join(root, path));
  const inFolder = (name: string): string => join(folder.path, name);
  // What an earlier run left half done is taken over, if nobody changed it.
  const texts = (module: string): [string, string][] => [
    [inFolder(module + extensions[language]), hookSource(functionName, payload, language)],
    [inFolder(module + testExtension(style)), testSource(module, payload, style)],
  ];
  const isTaken = (module: string): boolean =>
    texts(module).some(([path, text]) => ![undefined, text].includes(present(path)));
  const named = functionName.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const module = freeName(isTaken, 'before', `before-${named}`);
  const all: [string, string][] = [
    ...(folder.isOwnPackage
      ? [[inFolder('package.json'), packageJson(request)] satisfies [string, string]]
      : []),
    ...texts(module),
    [inFolder(failedDeliveryModule + extensions[language]), failedDeliverySource(language)],
  ];
  const files = all
    .filter(([path]) => present(path) === undefined)
    .map(([path, after]) => ({ path, before: undefined, after }));
  return { module, files };
}

/** The text of a file; `undefined` if there is none. */
function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? undefined : '';
  }
}

/** `sam build` installs and packs the folder of a function by its own package.json, with a name and a version. */
function packageJson({ language, runner, packageVersion }: HookRequest): string {
  const content = {
    name: 'deployment-hooks',
    version: '1.0.0',
    private: true,
    ...(language === 'cjs' ? {} : { type: 'module' }),
    ...(runner === 'node' && { scripts: { test: 'node --test' } }),
    dependencies: { 'allow-traffic': `^${packageVersion}` },
    // `sam build` bundles TypeScript with the esbuild of this folder.
    ...(language === 'ts' && { devDependencies: { esbuild: '^0.28.2' } }),
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}
