import { Date, Error } from '../lib/primordials.ts';
import { pauseWithin } from '../lib/timers.ts';
import type { CheckContext, CheckReport, CheckResult } from '../model/check.ts';
import { isAfterShift } from '../model/lifecycleEvents.ts';
import { isFailure, worstOf } from '../checks/combinators/worstOf.ts';
import { judgeVersions } from './judgeVersions.ts';
import { parseStatistic } from './limits.ts';
import type { Scope } from './metricQueries.ts';
import type { DeploymentDetails, Services, Window } from './services.ts';
import type { VersionMetricsPlan } from './versionMetricsOptions.ts';

/** By then CloudWatch has the last minute of the shift. */
const latenessMs = 90_000;

/** What is kept for the second look itself. */
const lookMs = 5_000;

const rollbackCreators = ['codeDeployRollback', 'CloudFormationRollback'];

/** Compares the versions; looks again when CloudWatch has the last minute, if that may change something. */
export async function compareVersionMetrics(
  plan: VersionMetricsPlan,
  context: CheckContext,
  servicesOf: () => Services,
): Promise<CheckResult> {
  if (!isAfterShift(context.lifecycleEvent)) {
    return { outcome: 'skipped', message: `no traffic has shifted in ${context.lifecycleEvent}` };
  }
  const services = servicesOf();
  const deployment = plan.forMs === undefined ? await services.deployment() : undefined;
  if (deployment !== undefined && rollbackCreators.includes(deployment.creator)) {
    return {
      outcome: 'skipped',
      message: 'a rollback shifts at once: there is nothing to compare',
    };
  }
  const from = startOf(plan, deployment);
  const scope = await scopeOf(plan, context, deployment);
  const look = async (): Promise<CheckResult> => {
    const window = { from, to: Date.now() };
    return resultOf(await judgeVersions(plan, scope, services, window), scope, window);
  };
  const first = await look();
  const { outcome, checks = [] } = first;
  const isFinal = outcome === 'failed' || checks.every(({ basis }) => basis === 'proven');
  const hasTime = context.remainingTime() > latenessMs + lookMs;
  if (isFinal || !hasTime || !(await pauseWithin(latenessMs, context))) return first;
  return look();
}

/** CloudWatch's minutes begin at full ones. */
function startOf({ forMs }: VersionMetricsPlan, deployment: DeploymentDetails | undefined): number {
  const minuteMs = 60_000;
  const startedAt = forMs === undefined ? deployment?.startedAt : Date.now() - forMs;
  if (startedAt !== undefined) return startedAt - (startedAt % minuteMs);
  throw new Error(
    'codedeploy:GetDeployment does not say when the deployment started; set the option "for"',
  );
}

async function scopeOf(
  { duration, metrics = [] }: VersionMetricsPlan,
  context: CheckContext,
  deployment: DeploymentDetails | undefined,
): Promise<Scope> {
  const { functionName, targetVersion, currentVersion } = context.target;
  const limits = [
    ...(duration === undefined ? [] : [duration]),
    ...metrics.map((one) => one.limit),
  ];
  const isRelative = limits.some((limit) => parseStatistic(limit).relative !== undefined);
  const alias = context.target.alias ?? (await context.routing()).alias;
  return {
    functionName,
    alias,
    targetVersion,
    // It rejects if the version in production is not known.
    currentVersion:
      currentVersion ?? (isRelative ? (await context.describe('current')).version : undefined),
    deployment,
  };
}

const timeOfDay = (ms: number): string => new Date(ms).toISOString().slice(11, 16);

function resultOf(reports: CheckReport[], scope: Scope, { from, to }: Window): CheckResult {
  const { functionName, alias, targetVersion, currentVersion } = scope;
  const { outcome } = worstOf(reports);
  const against = currentVersion === undefined ? '' : ` against version ${currentVersion}`;
  const what = `version ${targetVersion} of ${functionName}:${alias}${against}, ${timeOfDay(from)} to ${timeOfDay(to)} UTC (CloudWatch is late by a minute or two)`;
  const counting = reports.filter((one) => !isFailure(outcome) || one.outcome === outcome);
  const said = counting.map(({ name, message }) => `${name}: ${message ?? ''}`);
  return {
    outcome,
    message: [what, ...said].join('; '),
    ...(isFailure(outcome) && {
      expected: counting.map(({ name }) => name),
      actual: counting.map(({ actual }) => actual ?? null),
    }),
    checks: reports,
  };
}
