/**
 * What nobody outside AWS knows for certain about CodeDeploy. Each is an assumption with a
 * default; change one to see your hook under the other.
 */
export interface Assumptions {
  /** Hooks run in a rollback's deployment too. Default `false`. */
  hooksOnRollback?: boolean;
  /** The error code of a deployment whose hook reported Failed. Default `HOOK_EXECUTION_FAILURE`. */
  failedHookCode?: 'HOOK_EXECUTION_FAILURE' | 'INVALID_LAMBDA_FUNCTION';
  /** The error code of a deployment whose hook never reported. Default `TIMEOUT`. */
  silentHookCode?: 'TIMEOUT' | 'HOOK_EXECUTION_FAILURE';
  /**
   * The targets operations tell the functions and versions while BeforeAllowTraffic runs. Default
   * `true`; with `false` the targets have no lambdaFunctionInfo until traffic shifts.
   */
  targetsDuringBeforeAllowTraffic?: boolean;
  /** The event that runs shows as InProgress. Default `true`; with `false` it shows as Pending. */
  runningEventInProgress?: boolean;
  /**
   * Where the alias of a deployment that failed without automatic rollback is left. Default
   * `asIs`: with the weights that it had; `currentVersion` puts it back.
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
