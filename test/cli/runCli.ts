import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../../dist/cli.js');

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface RunningCli {
  child: ChildProcess;
  stdout: () => string;
  ended: Promise<Ended>;
}

/** The environment of the tests, without what CI adds and what sets colours. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const unwanted = ['CI', 'GITHUB_ACTIONS', 'GITHUB_STEP_SUMMARY', 'FORCE_COLOR', 'NO_COLOR'];
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !unwanted.includes(name)),
  );
}

/** Runs the built command line in its own process. */
export function startCli(
  args: string[],
  cwd: string = process.cwd(),
  env: NodeJS.ProcessEnv = plainEnvironment(),
): RunningCli {
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return { child, stdout: () => stdout, ended };
}

export const runCli = (...args: string[]): Promise<Ended> => startCli(args).ended;

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
