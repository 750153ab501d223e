import { fork, type ChildProcess } from 'node:child_process';
import { statSync } from 'node:fs';
import { devNull } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FileError } from '../../lib/fileError.ts';
import { stripTypes } from '../../lib/stripTypes.ts';
import type { LoadAnswer, LoadRequest, MadeHandler } from './madeHandler.ts';

/** How {@link readModule} loads a module. */
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
const loader = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './main.ts' : './loadModule.js', import.meta.url),
);

/** Credentials, and where the SDK would look for some: a module must not reach AWS while it loads. */
const withoutCredentials: Readonly<Record<string, string | undefined>> = {
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_SESSION_TOKEN: undefined,
  AWS_PROFILE: undefined,
  AWS_WEB_IDENTITY_TOKEN_FILE: undefined,
  AWS_CONTAINER_CREDENTIALS_FULL_URI: undefined,
  AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: undefined,
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * The handlers that a module makes. It is loaded in a process of its own, which is ended with everything
 * that the module has started. No handler runs. Rejects with a {@link ModuleError} if it cannot be loaded.
 */
export async function readModule(
  path: string,
  { environment = {}, limitMs = 60_000 }: ReadModuleOptions = {},
): Promise<readonly MadeHandler[]> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) {
    throw new ModuleError(path, undefined, 'cannot read the module: there is no such file');
  }
  const request: LoadRequest = { path: resolve(path) };
  const child = fork(loader, [JSON.stringify(request)], {
    env: { ...process.env, AWS_REGION: 'us-east-1', ...environment, ...withoutCredentials },
    execArgv: stripTypes(),
    // What the module prints is no part of a policy.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    detached: process.platform !== 'win32',
  });
  const stop = (): void => endGroup(child);
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const onSignal = (name: NodeJS.Signals): void => {
    stop();
    // Without this listener the signal ends the process as usual.
    for (const one of signals) process.off(one, onSignal);
    process.kill(process.pid, name);
  };
  for (const one of signals) process.on(one, onSignal);
  const timer = setTimeout(stop, limitMs);
  try {
    const answered = await answerOf(child, limitMs);
    if ('handlers' in answered) return answered.handlers;
    throw new ModuleError(path, undefined, `the module cannot be loaded: ${answered.error}`);
  } finally {
    clearTimeout(timer);
    for (const one of signals) process.off(one, onSignal);
    stop();
  }
}

async function answerOf(child: ChildProcess, limitMs: number): Promise<LoadAnswer> {
  let answered: LoadAnswer | undefined;
  child.on('message', (message) => (answered ??= message as LoadAnswer));
  return new Promise((found) => {
    const end = (error: string): void => found(answered ?? { error });
    child.once('error', ({ message }) => end(message));
    child.once('close', (code, signal) =>
      end(
        signal === 'SIGKILL'
          ? `it did not end loading in ${limitMs / 1_000} s`
          : `it ended its process with exit code ${code ?? 'none'} while it loaded`,
      ),
    );
  });
}

/** Ends a process and what it has started, which is in its group. */
function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
