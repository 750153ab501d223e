import type { CodeDeployStandIn } from '../codeDeployStandIn.ts';
import type { Deployment, LambdaTarget } from '../state/deployment.ts';
import { emit } from '../state/emit.ts';

/** Three decimals of a minute are 60 ms: finer says nothing. */
const rounded = (minutes: number): number => Math.round(minutes * 1000) / 1000;

/** Gives the target version so many percent of its alias's traffic; nothing where it has them. */
export function shiftTraffic(
  codeDeploy: CodeDeployStandIn,
  deployment: Deployment,
  target: LambdaTarget,
  percent: number,
  atMinute: number = codeDeploy.clock.now(),
): void {
  const { functionName, alias, currentVersion, targetVersion } = target;
  const share = percent / 100;
  const whole = percent === 100 ? targetVersion : percent === 0 ? currentVersion : undefined;
  const before = codeDeploy.lambda.alias(functionName, alias);
  codeDeploy.lambda.putAlias(functionName, alias, {
    functionVersion: whole ?? currentVersion,
    ...(whole === undefined && { additionalVersionWeights: { [targetVersion]: share } }),
  });
  target.targetVersionWeight = percent;
  deployment.lastUpdatedAt = new Date();
  const weighted = Object.keys(before.additionalVersionWeights ?? {}).length > 0;
  if (whole === before.functionVersion && !weighted) return;
  emit(codeDeploy, {
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
