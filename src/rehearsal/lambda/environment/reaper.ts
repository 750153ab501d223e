import { spawn } from 'node:child_process';

/**
 * Kills process groups when this process has ended, even by SIGKILL, on which no handler runs. A
 * frozen process cannot notice the end of its parent.
 */
export interface Reaper {
  /** Replaces the list of groups to kill. */
  watch(groups: readonly number[]): void;
  /** Stops the reaper: all groups have ended. */
  close(): Promise<void>;
}

/** Keeps the last line that it has read; the end of input means that the writer has ended. */
const SCRIPT = `
groups=
while IFS= read -r line; do groups=$line; done
[ "$groups" = none ] && exit 0
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
rm -rf -- "$1"
`;

/**
 * A shell that waits on a pipe, in its own session: Ctrl-C must not end it first. Removes `folder`
 * with the groups.
 */
export function startReaper(folder: string): Reaper {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // If the shell cannot start, only the cleanup after a SIGKILL is lost.
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  child.stdin.on('error', () => undefined);
  child.unref();
  return {
    watch: (groups) => child.stdin.write(`${groups.join(' ')}\n`),
    async close() {
      child.stdin.end('none\n');
      child.ref();
      await gone;
    },
  };
}
