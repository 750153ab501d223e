import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RuntimeError } from './runtimeErrors.ts';

/** The extensions in Lambda's order; those of TypeScript follow. */
const EXTENSIONS = ['', '.js', '.mjs', '.cjs', '.ts', '.mts', '.cts'];

export type UserHandler = (...parameters: unknown[]) => unknown;

export interface HandlerPath {
  folder: string;
  moduleName: string;
  exportName: string;
}

/** Splits `folder/file.export`; the export begins after the *first* dot of the base name. */
export function parseHandler(handler: string): HandlerPath {
  if (handler.includes('..')) {
    throw new RuntimeError(
      'MalformedHandlerName',
      `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
    );
  }
  const name = basename(handler);
  const [moduleName, exportName] = [name.split('.', 1)[0] ?? '', name.slice(name.indexOf('.') + 1)];
  if (moduleName === '' || exportName === '' || !name.includes('.')) {
    throw new RuntimeError('MalformedHandlerName', 'Bad handler');
  }
  return { folder: handler.slice(0, handler.length - name.length), moduleName, exportName };
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

function inModulePackage(path: string): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const file = join(folder, 'package.json');
    if (isFile(file)) {
      return (JSON.parse(readFileSync(file, 'utf8')) as { type?: string }).type === 'module';
    }
    if (folder === dirname(folder)) return false;
  }
}

/** nodejs22.x uses `require` unless the file is an ES module; nodejs24.x always imports. */
function isRequired(path: string, extension: string): boolean {
  if (process.env['AWS_EXECUTION_ENV'] !== 'AWS_Lambda_nodejs22.x') return false;
  if (extension === '' || extension === '.cjs') return true;
  return extension === '.js' && !inModulePackage(path);
}

async function loadModule(taskRoot: string, { folder, moduleName }: HandlerPath): Promise<unknown> {
  const base = resolve(taskRoot, folder, moduleName);
  const require = createRequire(join(taskRoot, 'index.js'));
  for (const extension of EXTENSIONS) {
    const path = base + extension;
    if (!isFile(path)) continue;
    if (isRequired(path, extension)) return require(path) as unknown;
    return (await import(pathToFileURL(path).href)) as unknown;
  }
  return require(require.resolve(moduleName, { paths: [taskRoot, resolve(taskRoot, folder)] }));
}

function runtimeErrorOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof SyntaxError) {
    return new RuntimeError('UserCodeSyntaxError', String(error), error);
  }
  if ('code' in error && error.code === 'MODULE_NOT_FOUND') {
    return new RuntimeError('ImportModuleError', String(error), error);
  }
  return error;
}

const member = (value: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (nested, key) => (nested as Record<string, unknown> | undefined)?.[key],
      value,
    );

/** Finds the handler as Lambda's Node.js runtimes do; throws the error that they post for init. */
export async function loadHandler(taskRoot: string, handler: string): Promise<UserHandler> {
  const path = parseHandler(handler);
  let module: unknown;
  try {
    module = await loadModule(taskRoot, path);
  } catch (error) {
    throw runtimeErrorOf(error);
  }
  const found = member(module, path.exportName) ?? member(module, `default.${path.exportName}`);
  if (found === undefined || found === null) {
    throw new RuntimeError('HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw new RuntimeError('HandlerNotFound', `${handler} is not a function`);
  }
  return found as UserHandler;
}
