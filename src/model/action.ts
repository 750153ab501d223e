import type { Logger } from './check.ts';
import type { HookReport } from './hookReport.ts';

/** What an action gets. */
export interface ActionContext {
  /** The record, as the log line will have it but for `actions`. A copy: changing it changes nothing. */
  report: HookReport;
  /** Aborted when the action's time is over. */
  signal: AbortSignal;
  /** Milliseconds until then. */
  remainingTime(): number;
  /** The hook's logger. */
  logger: Logger;
}

/** What an action does, async or not. */
type Run = (context: ActionContext) => unknown;

/** What a hook does once CodeDeploy has accepted its report. It cannot change the status. */
export interface Action {
  /** As the record shows it. */
  readonly name: string;
  /** May return a text, which the record then shows. */
  readonly run: Run;
  /**
   * Runs instead of `run` in a dry run.
   * @default the action is skipped there
   */
  readonly dryRun?: Run;
  /**
   * Whether it runs if the hook was bypassed.
   * @default `false`, because nobody's code runs then
   */
  readonly inBypass?: boolean;
}
