import { execFile, type ExecFileException } from 'node:child_process';

/** A command that failed, with the first line that says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** Runs a program to its end and resolves with its stdout. Rejects with a {@link CommandError}. */
export function runCommand(
  program: string,
  args: readonly string[],
  cwd: string,
  signal?: AbortSignal,
): Promise<string> {
  const options = { cwd, env: commandEnvironment(), maxBuffer: 2 ** 26, ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new CommandError(reasonOf(program, error, stderr), { cause: error }));
    });
  });
}

/** Runs git in a folder. Hooks of the repository, such as post-checkout, do not run. */
export const git = (cwd: string, args: readonly string[], signal?: AbortSignal): Promise<string> =>
  runCommand('git', ['-c', 'core.hooksPath=/dev/null', ...args], cwd, signal);

/** Without the variables by which a git hook says which repository it runs in. */
function commandEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^GIT_(DIR|WORK_TREE|INDEX_FILE|PREFIX|COMMON_DIR|OBJECT_DIRECTORY)$/.test(name),
  );
  return { ...Object.fromEntries(own), GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
}

function reasonOf(program: string, error: ExecFileException, stderr: string): string {
  if (error.code === 'ENOENT') return `${program} is not installed`;
  const lines = stderr.split('\n').map((line) => line.trim());
  const said = lines.find((line) => /^(fatal|error|npm (error|ERR!) (?!code|errno))/i.test(line));
  return (said ?? lines.find((line) => line !== '') ?? error.message).replace(
    /^(fatal|error|npm (error|ERR!)):? */i,
    '',
  );
}
