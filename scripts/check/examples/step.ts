import { spawnSync } from 'node:child_process';

/** A mistake in an example. */
export class ExampleError extends Error {
  override readonly name = 'ExampleError';
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  /** The expected exit code. Default: 0. */
  expected?: number;
}

/** Runs a command and returns its stdout. Throws if the exit code is not the expected one. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): string {
  const { cwd, env = {}, expected = 0 } = options;
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === expected) return stdout;
  // A program that is not installed prints nothing.
  const said = [stdout, stderr, error?.message].filter(Boolean).join('').trimEnd();
  const what = [command, ...args].join(' ');
  throw new ExampleError(`${what} ended with ${status ?? 'no code'}, not ${expected}:\n${said}`);
}

/** Whether a program is installed. */
export const isHere = (command: string): boolean =>
  spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

/** Throws the sentence if something is not so. */
export function hold(isSo: boolean, sentence: string): asserts isSo {
  if (!isSo) throw new ExampleError(sentence);
}

/** One check of the examples, and how long it took. */
export async function step(name: string, work: () => void | Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  console.log(`✔ ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
}
