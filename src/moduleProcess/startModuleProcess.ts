import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** What runs a user's module, and with what. */
export interface ModuleProcessOptions<Request, Message> {
  /** The path of the program; it calls `serveModule`. */
  readonly program: string;
  readonly request: Request;
  readonly environment: NodeJS.ProcessEnv;
  readonly onMessage: (message: Message) => void;
  /** Receives each line that the process writes. Default: the lines are discarded. */
  readonly onLog?: (line: string) => void;
}

/** A process that loads a user's module. */
export interface ModuleProcess {
  /** Ends the process, and what the module has started. */
  readonly stop: () => void;
  /** How it ended: `exit code 3`, `SIGKILL`. Rejects if it could not start. */
  readonly ended: Promise<string>;
}

/** How long to wait for the last output. What the module detached from its process can hold the pipes open. */
const outputGraceMs = 1_000;

/**
 * Starts the process in which a module of the user is loaded, so that it cannot harm the command or its output.
 * The process leads a process group. When it ends, what the module has started ends too; a program that the module
 * detached into a group of its own goes on.
 */
export function startModuleProcess<Request, Message>(
  options: ModuleProcessOptions<Request, Message>,
): ModuleProcess {
  const { program, request, environment, onMessage, onLog } = options;
  const output = onLog === undefined ? 'ignore' : 'pipe';
  const child = fork(program, {
    env: environment,
    execArgv: [],
    stdio: ['ignore', output, output, 'ipc'],
    detached: process.platform !== 'win32',
  });
  for (const input of [child.stdout, child.stderr]) {
    if (input) createInterface({ input }).on('line', (line) => onLog?.(line));
  }
  child.on('message', (message) => onMessage(message as Message));
  const ended = endingOf(child);
  child.send(request as object, () => undefined);
  return { stop: () => endGroup(child), ended };
}

function endingOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      endGroup(child);
      const end = (): void => {
        clearTimeout(timer);
        child.stdout?.destroy();
        child.stderr?.destroy();
        resolve(signal ?? `exit code ${code ?? 'unknown'}`);
      };
      const timer = setTimeout(end, outputGraceMs);
      child.once('close', end);
    });
  });
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** Why a module did not load, if its process ended meanwhile. */
export const endedWhileLoading = (ending: string): string =>
  ending === 'exit code 0'
    ? 'a top-level await never settled, or it called process.exit()'
    : `its process ended with ${ending}`;
