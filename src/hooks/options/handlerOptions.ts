import type { Check, Logger } from '../../model/check.ts';
import type { TargetSetting } from '../../model/target.ts';
import type { MetricsOptions } from '../metrics/metricsOptions.ts';

/** What every hook handler takes beside its checks. */
export interface HandlerOptions {
  /**
   * What is validated: a qualified ARN, `name:version`, `{ functionName, targetVersion, alias?,
   * currentVersion? }`, or a list. Default: `ALLOW_TRAFFIC_TARGET`, else found out from the
   * deployment.
   */
  target?: TargetSetting | readonly TargetSetting[];
  /** Whether an `inconclusive` check fails the hook. Default `'fail'`. */
  onInconclusive?: 'fail' | 'pass';
  /**
   * What a deployment that a rollback created means: `'run'` the checks (nothing is asked for it),
   * or `'succeed'` without them. Default `'run'`.
   */
  onRollback?: 'run' | 'succeed';
  /** Where the record and the checks log to. Default: JSON lines on stdout. */
  logger?: Logger;
  /**
   * Whether the record shows what was sent and answered: of each check up to 5 different exchanges,
   * each payload up to 4,096 characters. Headers that carry credentials stay hidden. Default `false`.
   */
  logPayloads?: boolean;
  /**
   * JSON pointers into requests and answers whose values the record must not show:
   * `['/body/token', '/body/users/*']`, where `*` stands for any member. A body of JSON counts as its
   * value. Values of 4 characters or more are hidden wherever else they appear. Default: none.
   */
  redact?: readonly string[];
  /**
   * Writes CloudWatch metrics to stdout in the embedded metric format, without an API call: the
   * verdict, each check's outcome and duration, latency percentiles. `true` means the namespace
   * `AllowTraffic` and no dimensions but the package's own. Default `false`.
   */
  metrics?: boolean | MetricsOptions;
}

/** The checks of one event. They run in parallel; `inSequence` runs some one after another. */
export type Checks = readonly Check[];
