import { execFile } from 'node:child_process';
import {
  accessSync,
  constants,
  openSync,
  readSync,
  readdirSync,
  statSync,
  closeSync,
} from 'node:fs';

/** What a runtime is looked for on; tests have machines of their own. */
export interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** As Node.js calls it: `x64`, `arm64`. */
  readonly arch: string;
  /** Of this process: `22.18.0`. */
  readonly nodeVersion: string;
  /** The working directory. */
  readonly folder: string;
  isFile(path: string): boolean;
  isExecutable(path: string): boolean;
  /** The names in a folder, sorted; none if it does not exist. */
  list(folder: string): string[];
  /** The first bytes of a file. */
  head(path: string, bytes: number): Buffer;
  /** What a program prints; undefined if it is not there, fails, or takes 30 seconds. */
  run(
    program: string,
    programArguments: string[],
    options?: { cwd?: string; env?: Record<string, string> },
  ): Promise<string | undefined>;
}

const RUN_LIMIT_MS = 30_000;

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

function head(path: string, bytes: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    return buffer.subarray(0, readSync(file, buffer, 0, bytes, 0));
  } finally {
    closeSync(file);
  }
}

/** This machine. */
export const localMachine = (): Machine => ({
  env: process.env,
  platform: process.platform,
  arch: process.arch,
  nodeVersion: process.versions.node,
  folder: process.cwd(),
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  isExecutable,
  list,
  head,
  run: (program, programArguments, { cwd, env = {} } = {}) =>
    new Promise((resolve) => {
      const options = {
        cwd,
        env: { ...process.env, ...env },
        timeout: RUN_LIMIT_MS,
        killSignal: 'SIGKILL' as const,
      };
      execFile(program, programArguments, options, (error, stdout) =>
        resolve(error ? undefined : stdout),
      );
    }),
});
