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
