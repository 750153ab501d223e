import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileError } from '../../lib/fileError.ts';
import { endedWhileLoading, startModuleProcess } from '../../moduleProcess/startModuleProcess.ts';
import { withoutCredentials } from '../../moduleProcess/withoutCredentials.ts';
import type { LoadAnswer, LoadedModule, LoadRequest, MadeHandler } from './madeHandler.ts';

/** How {@link loadModule} loads a module. */
export interface ReadModuleOptions {
  /** Variables that the module may read while it loads. Default none. */
  readonly environment?: Readonly<Record<string, string>>;
  /** In milliseconds. Default 60 s. */
  readonly limitMs?: number;
}

/** A mistake in a module, or in how it is named. */
export class ModuleError extends FileError {
  override readonly name = 'ModuleError';
}

/** Beside this file if the sources run; the build puts it beside the command line. */
const program = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './loadModule.js', import.meta.url),
);

/** The handlers that a module makes; see {@link loadModule}. */
export async function readModule(
  path: string,
  options?: ReadModuleOptions,
): Promise<readonly MadeHandler[]> {
  return (await loadModule(path, options)).handlers;
}

/**
 * What a module has. It is loaded in a process of its own, which is ended with everything
 * that the module has started. No handler runs. Rejects with a {@link ModuleError} if it cannot be loaded.
 */
export async function loadModule(
  path: string,
  { environment = {}, limitMs = 60_000 }: ReadModuleOptions = {},
): Promise<LoadedModule> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new ModuleError(path, undefined, 'cannot read the module: there is no such file');
  }
  let answered: LoadAnswer | undefined;
  const child = startModuleProcess<LoadRequest, LoadAnswer>({
    program,
    request: { path: resolve(path) },
    // A module must not reach AWS while it loads.
    environment: { ...process.env, AWS_REGION: 'us-east-1', ...environment, ...withoutCredentials },
    onMessage: (message) => (answered ??= message),
  });
  const signals = stopOnSignals(child.stop);
  const timer = setTimeout(() => {
    answered ??= { error: `it did not end loading in ${limitMs / 1_000} s` };
    child.stop();
  }, limitMs);
  try {
    const ending = await child.ended;
    const answer = answered ?? { error: endedWhileLoading(ending) };
    if ('handlers' in answer) return answer;
    throw new ModuleError(path, undefined, `the module cannot be loaded: ${answer.error}`);
  } finally {
    clearTimeout(timer);
    signals.release();
  }
}

/** The process is in a group of its own, which Ctrl-C does not reach. */
function stopOnSignals(stop: () => void): { release(): void } {
  const names = ['SIGINT', 'SIGTERM'] as const;
  const release = (): void => names.forEach((name) => process.off(name, listener));
  const listener = (name: NodeJS.Signals): void => {
    stop();
    // Without this listener the signal ends the command as usual.
    release();
    process.kill(process.pid, name);
  };
  names.forEach((name) => process.on(name, listener));
  return { release };
}
