import { spawn } from 'node:child_process';

/**
 * Ends process groups when this process is gone, however it went: a frozen process cannot
 * notice that itself, and no handler of ours runs on SIGKILL.
 */
export interface Reaper {
  /** The groups to end and, with them, the folder given at the start. */
  watch(groups: readonly number[]): void;
  /** Lets go: everything has been ended. */
  close(): Promise<void>;
}

/** The last line read wins; end of input means that the writer is gone. */
const SCRIPT = `
groups=
while IFS= read -r line; do groups=$line; done
[ "$groups" = none ] && exit 0
for group in $groups; do kill -s KILL -- "-$group" 2>/dev/null; done
rm -rf -- "$1"
`;

/** A shell waits on a pipe: small, and in a session of its own, so that Ctrl-C does not end it first. */
export function startReaper(folder: string): Reaper {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sh', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without it everything still works, short of being killed in the middle.
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
