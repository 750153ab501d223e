/** What the command line's exit codes mean. */
export const exitCodes = {
  succeeded: 0,
  /** The deployment Failed or was Stopped. */
  failed: 1,
  /** A usage error or an invalid file. */
  usage: 2,
  /** As a shell has it: 128 and the signal's number. */
  interrupted: 130,
} as const;
