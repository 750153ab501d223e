import { existsSync, readFileSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { handlerParts, moduleFile } from '../../template/functions/handlerFile.ts';
import type { TemplateFunction } from '../../template/template.ts';

/** The language of a hook's module. */
export type HookLanguage = 'ts' | 'esm' | 'cjs';

/** Who runs a project's tests. */
export type TestRunner = 'vitest' | 'jest' | 'node';

/** The extension of a hook's files. Without a `type`, a package's `.js` files are CommonJS. */
export const extensions: Readonly<Record<HookLanguage, string>> = {
  ts: '.ts',
  esm: '.mjs',
  cjs: '.js',
};

/**
 * The language of the functions that a project deploys: that of the function's own file, else that of the project. A
 * function that is not in Node.js gets a hook in JavaScript, because a hook in no other language has checks.
 */
export function hookLanguage(root: string, fn?: TemplateFunction): HookLanguage {
  const folder = fn?.code.kind === 'path' ? resolve(root, fn.code.path) : root;
  const isNode = fn?.runtime?.known !== true || fn.runtime.value.startsWith('nodejs');
  if (!isNode) return 'esm';
  const entries: unknown = fn?.build?.properties['EntryPoints'];
  const handler = fn?.handler?.known === true ? handlerParts(fn.handler.value) : undefined;
  const file =
    (Array.isArray(entries) ? String(entries[0]) : undefined) ??
    (handler && moduleFile(folder, handler.module));
  const hasTypes = [folder, root].some((one) => existsSync(join(one, 'tsconfig.json')));
  switch (extname(file ?? (hasTypes ? '.ts' : ''))) {
    case '.ts':
    case '.mts':
    case '.cts':
      return 'ts';
    case '.mjs':
      return 'esm';
    case '.cjs':
      return 'cjs';
    default:
      return hasTypes ? 'ts' : file === undefined || isModule(folder, root) ? 'esm' : 'cjs';
  }
}

/** Whether the `package.json` that a folder belongs to says that `.js` files are ES modules. */
function isModule(folder: string, root: string): boolean {
  const nearest = [...foldersUp(folder, root)].map(readPackage).find((one) => one !== undefined);
  return nearest?.type === 'module';
}

/**
 * Who runs the test of a hook. Only a runner that the test can import counts: that of the root. Vitest does not load
 * CommonJS, and Jest loads ES modules only with a flag: then it is Node.js.
 */
export function testRunner(root: string, language: HookLanguage): TestRunner {
  const { dependencies, devDependencies } = readPackage(root) ?? {};
  const names = Object.keys({ ...dependencies, ...devDependencies });
  if (names.includes('vitest') && language !== 'cjs') return 'vitest';
  return names.includes('jest') && language !== 'esm' ? 'jest' : 'node';
}

interface PackageJson {
  readonly type?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** The `package.json` of a folder; `undefined` if there is none, or it is not JSON. */
export function readPackage(folder: string): PackageJson | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  } catch {
    return undefined;
  }
}

function* foldersUp(folder: string, root: string): Generator<string> {
  for (let one = folder; ; one = dirname(one)) {
    yield one;
    if (relative(root, one) === '' || one === dirname(one)) return;
  }
}
