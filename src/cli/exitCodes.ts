/** The exit codes of every command. */
export const exitCodes = {
  succeeded: 0,
  /** The deployment Failed or was Stopped. */
  failed: 1,
  /** A usage error or an invalid file. */
  usage: 2,
  /** As in a shell: 128 plus the number of SIGINT. */
  interrupted: 130,
  /** 128 plus the number of SIGTERM. */
  terminated: 143,
} as const;

/** The exit code of a run that a signal may have ended. */
export function exitCodeOf(succeeded: boolean, received: NodeJS.Signals | undefined): number {
  if (received === 'SIGTERM') return exitCodes.terminated;
  if (received !== undefined) return exitCodes.interrupted;
  return succeeded ? exitCodes.succeeded : exitCodes.failed;
}
