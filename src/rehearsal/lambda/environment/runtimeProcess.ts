import { execFile, spawn } from 'node:child_process';
import { oomVictim, processMemory, type ProcessMemory } from './processMemory.ts';

/** How a process ended. */
export interface ExitStatus {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Set if it never started. */
  error?: Error;
}

/** A function's process with all that it starts: one process group, frozen and killed together. */
export interface RuntimeProcess {
  /** Undefined if it never started. */
  pid: number | undefined;
  exited: Promise<ExitStatus>;
  freeze(): void;
  thaw(): void;
  kill(): void;
  /** Ends the process that Linux's OOM killer would end; the whole group if that is not known. */
  killForMemory(): void;
  /** Undefined if it has ended, or if the operating system does not report memory. */
  memory(): ProcessMemory | undefined;
}

export interface Launch {
  command: [string, ...string[]];
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  onOutput: (text: string) => void;
  /** The name of the container that the command runs: it must not outlive the command. */
  container?: string;
}

/** How long to wait for the last output if a surviving child process holds the pipe open. */
const OUTPUT_GRACE_MS = 200;

function signalGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // The group has already ended.
  }
}

/** Ends a process below the one that was started. */
function killOne(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

/** A container goes on after Docker's program was killed. */
const removeContainer = (name: string, status: ExitStatus): Promise<ExitStatus> =>
  new Promise((resolve) => {
    execFile('docker', ['rm', '--force', name], () => resolve(status));
  });

export function startProcess({ command, cwd, env, onOutput, container }: Launch): RuntimeProcess {
  const [program, ...programArguments] = command;
  const child = spawn(program, programArguments, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', onOutput);
  }
  let alive = pid !== undefined;
  // After it has ended, its id may belong to another process.
  const signal = (name: NodeJS.Signals): void => {
    if (alive) signalGroup(pid, name);
  };
  const ended = new Promise<ExitStatus>((resolve) => {
    child.once('error', (error) => {
      if (pid === undefined) resolve({ code: null, signal: null, error });
    });
    child.once('exit', (code, endedBy) => {
      // Its child processes must not outlive it or hold its output open.
      signal('SIGKILL');
      alive = false;
      const end = (): void => {
        clearTimeout(timer);
        child.stdout.destroy();
        child.stderr.destroy();
        resolve({ code, signal: endedBy });
      };
      const timer = setTimeout(end, OUTPUT_GRACE_MS);
      child.once('close', end);
    });
  });
  const exited =
    container === undefined ? ended : ended.then((status) => removeContainer(container, status));
  return {
    pid,
    exited,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    kill: () => signal('SIGKILL'),
    killForMemory: () => {
      const victim = pid === undefined || !alive ? undefined : oomVictim(pid);
      if (victim === undefined || victim === pid) signal('SIGKILL');
      else killOne(victim);
    },
    // That of Docker's own program says nothing about the container.
    memory: () =>
      pid === undefined || !alive || container !== undefined ? undefined : processMemory(pid),
  };
}
