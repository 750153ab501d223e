import type { Action } from '../../model/action.ts';
import type { Check, Logger } from '../../model/check.ts';
import type { TargetSetting } from '../../model/target.ts';
import type { MetricsOptions } from '../metrics/metricsOptions.ts';

/** The options that every hook handler has besides its checks. */
export interface HandlerOptions {
  /**
   * The version to check: a qualified ARN, `name:version`, `{ functionName, targetVersion, alias?,
   * currentVersion? }`, or a list of these.
   * @default `ALLOW_TRAFFIC_TARGET`, or else the target that the deployment names
   */
  target?: TargetSetting | readonly TargetSetting[];
  /**
   * Whether an `inconclusive` check fails the hook.
   * @default `'fail'`
   */
  onInconclusive?: 'fail' | 'pass';
  /**
   * What the hook does in a deployment that a rollback created: `'run'` the checks as in any other
   * one (CodeDeploy is not asked), or `'succeed'` without them.
   * @default `'run'`
   */
  onRollback?: 'run' | 'succeed';
  /**
   * Lets a fix through a broken hook: `'reason; until=2026-11-22T10:00Z'`. Until that time, at most
   * 24 hours ahead, the hook reports Succeeded without running its checks or middlewares. A text
   * that is wrong or has ended bypasses nothing, and the record has a note.
   * @default `ALLOW_TRAFFIC_BYPASS`
   */
  bypass?: string;
  /**
   * What to do once CodeDeploy has accepted Succeeded: actions of `defineAction` or `webhook`, one
   * after another. They cannot change the status; the record has their outcomes.
   * @default nothing
   */
  onSucceeded?: readonly Action[];
  /**
   * The same once CodeDeploy has accepted Failed.
   * @default nothing
   */
  onFailed?: readonly Action[];
  /**
   * Receives the record and what the checks log.
   * @default JSON lines on stdout
   */
  logger?: Logger;
  /**
   * Whether the record shows requests and answers: up to 5 different exchanges for each check, up
   * to 4,096 characters for each payload. Headers with credentials stay hidden.
   * @default `false`
   */
  logPayloads?: boolean;
  /**
   * JSON pointers into requests and answers, to values that the record must not show:
   * `['/body/token', '/body/users/*']`. `*` stands for any member. A body that is JSON counts as
   * its value. Values of 4 characters or more are hidden wherever they appear.
   * @default none
   */
  redact?: readonly string[];
  /**
   * Writes CloudWatch metrics to stdout in the embedded metric format, without an API call: the
   * verdict, each check's outcome and duration, latency percentiles. `true` means the namespace
   * `AllowTraffic` and only the package's own dimensions.
   * @default `false`
   */
  metrics?: boolean | MetricsOptions;
}

/** The checks of one event. They run in parallel; `inSequence` runs checks one after another. */
export type Checks = readonly Check[];
