/** `failed`: it threw, hung, or ended its process. `skipped`: it did not run; the message says why. */
export type ActionOutcome = 'succeeded' | 'failed' | 'skipped';

/** What became of an action. */
export interface ActionReport {
  /** The action's name. */
  name: string;
  /** What became of it. */
  outcome: ActionOutcome;
  /** What it returned as a text, or why it failed or was skipped. */
  message?: string;
  /** Wall-clock milliseconds. */
  durationMs: number;
}
