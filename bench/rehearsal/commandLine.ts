import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const cli = resolve(import.meta.dirname, '../../dist/cli.js');

/** What one run of a program took. CPU time in milliseconds: user and system. */
export interface Cost {
  wallMs: number;
  /** Of the program itself. */
  ownCpuMs: number;
  /** Of the program and all that it started and waited for. */
  cpuMs: number;
  stdout: string;
}

/** Writes the CPU time of the program itself at its end. */
const preload = `data:text/javascript,${encodeURIComponent(
  `const { writeFileSync } = process.getBuiltinModule('node:fs');
  const { OWN_CPU: file } = process.env;
  delete process.env.OWN_CPU;
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(file, String((user + system) / 1000));
  });`,
)}`;

/** The shell's second line of \`times\`: the user and system time of its children. */
function childrenMs(times: string): number {
  const [user = 0, system = 0] = [...times.matchAll(/(\d+)m([\d.]+)s/g)]
    .slice(-2)
    .map(([, minutes, seconds]) => Number(minutes) * 60_000 + Number(seconds) * 1000);
  return user + system;
}

function run(args: readonly string[], folder: string): Cost & { status: number | null } {
  const file = join(folder, 'own-cpu');
  const started = performance.now();
  const { stdout, output, status } = spawnSync(
    'sh',
    [
      '-c',
      '"$@"; code=$?; times >&3; exit $code',
      'sh',
      process.execPath,
      '--import',
      preload,
      ...args,
    ],
    {
      encoding: 'utf8',
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder, CI: 'true', OWN_CPU: file },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      maxBuffer: 2 ** 28,
    },
  );
  return {
    wallMs: performance.now() - started,
    ownCpuMs: Number(readFileSync(file, 'utf8')),
    cpuMs: childrenMs(output[3] ?? ''),
    stdout,
    status,
  };
}

/** An empty Node.js process. */
export const runEmpty = (folder: string): Cost => run(['--eval', ''], folder);

/** The command line with these arguments. Throws if it exits with another code. */
export function runCommandLine(args: readonly string[], folder: string, code = 0): Cost {
  const { status, ...cost } = run([cli, ...args], folder);
  if (status !== code) throw new Error(`${args.join(' ')} exited with ${status}: ${cost.stdout}`);
  return cost;
}
