/**
 * What nobody outside AWS knows for certain about CodeDeploy. Each assumption has a default; change
 * one to see how your hook behaves under the other.
 */
export interface Assumptions {
  /**
   * `true`: hooks run in the deployment of a rollback too.
   * @default `false`
   */
  hooksOnRollback?: boolean;
  /**
   * The error code of a deployment whose hook reported Failed.
   * @default `HOOK_EXECUTION_FAILURE`
   */
  failedHookCode?: 'HOOK_EXECUTION_FAILURE' | 'INVALID_LAMBDA_FUNCTION';
  /**
   * The error code of a deployment whose hook never reported.
   * @default `TIMEOUT`
   */
  silentHookCode?: 'TIMEOUT' | 'HOOK_EXECUTION_FAILURE';
  /**
   * `true`: the targets have their lambdaFunctionInfo while BeforeAllowTraffic runs. `false`: they
   * have none until traffic shifts.
   * @default `true`
   */
  targetsDuringBeforeAllowTraffic?: boolean;
  /**
   * `true`: the event that runs is shown as InProgress; `false`: as Pending.
   * @default `true`
   */
  runningEventInProgress?: boolean;
  /**
   * What becomes of the alias if a deployment fails without automatic rollback. `asIs`: it keeps
   * its weights. `currentVersion`: all traffic goes back to that version.
   * @default `asIs`
   */
  aliasWithoutRollback?: 'asIs' | 'currentVersion';
}

export const defaultAssumptions: Required<Assumptions> = {
  hooksOnRollback: false,
  failedHookCode: 'HOOK_EXECUTION_FAILURE',
  silentHookCode: 'TIMEOUT',
  targetsDuringBeforeAllowTraffic: true,
  runningEventInProgress: true,
  aliasWithoutRollback: 'asIs',
};
