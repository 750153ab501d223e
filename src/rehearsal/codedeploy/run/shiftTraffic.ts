import type { CodeDeployState } from '../codeDeployState.ts';
import type { Deployment, LambdaTarget } from '../state/deployment.ts';

/** Three decimals of a minute are 60 ms; anything finer is noise. */
const rounded = (minutes: number): number => Math.round(minutes * 1000) / 1000;

/**
 * Gives the target version a share of its alias's traffic. Emits an event only if that changes it.
 */
export function shiftTraffic(
  { context }: CodeDeployState,
  deployment: Deployment,
  target: LambdaTarget,
  percent: number,
  atMinute: number = context.clock.now(),
): void {
  const { functionName, alias, currentVersion, targetVersion } = target;
  const share = percent / 100;
  const whole = percent === 100 ? targetVersion : percent === 0 ? currentVersion : undefined;
  const before = context.lambda.alias(functionName, alias);
  context.lambda.putAlias(functionName, alias, {
    functionVersion: whole ?? currentVersion,
    ...(whole === undefined && { additionalVersionWeights: { [targetVersion]: share } }),
  });
  target.targetVersionWeight = percent;
  deployment.lastUpdatedAt = new Date();
  const weighted = Object.keys(before.additionalVersionWeights ?? {}).length > 0;
  if (whole === before.functionVersion && !weighted) return;
  context.emit({
    type: 'traffic',
    deploymentId: deployment.deploymentId,
    functionName,
    alias,
    weights:
      whole === undefined
        ? { [currentVersion]: (100 - percent) / 100, [targetVersion]: share }
        : { [whole]: 1 },
    atMinute: rounded(atMinute - deployment.startMinute),
    targetShare: share,
  });
}
