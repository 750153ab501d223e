import { Error, JSON } from '../../lib/primordials.ts';
import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { HandlerSource } from '../protocol.ts';
import { loadModule } from './loadModule.ts';

export type UserHandler = (event: unknown, context: unknown) => unknown;

/** In Lambda's order. TypeScript comes last, for versions of Node that strip types. */
const extensions = ['', '.js', '.mjs', '.cjs', '.ts', '.mts'];

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

interface Named {
  path: string;
  exported: string[];
}

/** Reads `folder/file.export`. As on Lambda, the file's base name ends at its first dot. */
function named({ handler, taskRoot }: HandlerSource): Named {
  const base = basename(handler);
  const [file = '', ...exported] = base.split('.');
  if (file === '' || exported.length === 0 || exported.includes('')) {
    throw new Error(
      `${JSON.stringify(handler)} does not name a handler; expected file.export, for example hooks.before`,
    );
  }
  if (handler.includes('..')) {
    throw new Error(`${JSON.stringify(handler)} must not contain "..": Lambda refuses it too`);
  }
  const stem = resolve(taskRoot, dirname(handler), file);
  const extension = extensions.find((candidate) => isFile(stem + candidate));
  if (extension === undefined) {
    throw new Error(
      `no module for ${JSON.stringify(handler)}: none of ${stem}{.js,.mjs,.cjs,.ts,.mts} exists`,
    );
  }
  return { path: stem + extension, exported };
}

const member = (value: unknown, path: string[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (at as Record<string, unknown> | null | undefined)?.[key],
    value,
  );

/** Loads the user's handler. Throws an error that says what is wrong with it. */
export async function loadUserHandler(source: HandlerSource): Promise<UserHandler> {
  const { path, exported } = named(source);
  const module = await loadModule(path);
  const found = member(module, exported) ?? member(module, ['default', ...exported]);
  const name = exported.join('.');
  if (typeof found !== 'function') {
    throw new Error(`${path} has no export ${name} that is a function`);
  }
  if (found.length > 2) {
    throw new Error(
      `the handler ${name} of ${path} takes ${found.length} parameters: callback handlers are refused (nodejs24.x has none); expected an async function of event and context`,
    );
  }
  return found as UserHandler;
}
