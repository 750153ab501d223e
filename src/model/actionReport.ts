/** `failed`: it threw, hung, or ended its process. `skipped`: it did not run; the message says why. */
export type ActionOutcome = 'succeeded' | 'failed' | 'skipped';

/** What became of an action. */
export interface ActionReport {
  name: string;
  outcome: ActionOutcome;
  message?: string;
  /** Wall-clock milliseconds. */
  durationMs: number;
}
