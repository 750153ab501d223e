import type { HookReport } from '../model/hookReport.ts';
import { lambdaHookEvents, type HookEventName } from '../model/lifecycleEvents.ts';
import type { RehearsalResult } from '../rehearsal/rehearsalResult.ts';
import type { RecordedDeployment } from './recordedDeployment.ts';

/** What stands for the id of a record without one: that of a dry run. */
export const withoutId = 'dry run';

/** One deployment for each id, in the order of their first records. */
export function fromHookReports(reports: readonly HookReport[]): RecordedDeployment[] {
  const idOf = ({ deploymentId }: HookReport): string => deploymentId ?? withoutId;
  const ids = new Set(reports.map(idOf));
  return [...ids].map((id) =>
    deploymentOf(
      id,
      reports.filter((report) => idOf(report) === id),
    ),
  );
}

function deploymentOf(deploymentId: string, reports: readonly HookReport[]): RecordedDeployment {
  const chosen = lambdaHookEvents.flatMap((name) => {
    const report = chooseReport(reports.filter((one) => eventOf(one) === name));
    return report ? [[name, report] as const] : [];
  });
  const bad = chosen.find(([, report]) => !isGood(report));
  return {
    origin: 'hooks',
    deploymentId,
    status: bad === undefined ? 'Succeeded' : 'Failed',
    ...(bad && { errorInformation: { code: 'HOOK_EXECUTION_FAILURE', message: whyFailed(bad) } }),
    lifecycleEvents: chosen.map(([lifecycleEventName, report]) => ({
      lifecycleEventName,
      status: isGood(report) ? 'Succeeded' : 'Failed',
      durationMs: report.durationMs,
    })),
    reports: [],
    hookReports: Object.fromEntries(chosen),
    traffic: [],
    aliases: [],
    targets: targetsOf(chosen.map(([, report]) => report)),
  };
}

/** Lambda may deliver the event twice and retries it: the report that CodeDeploy took counts, else the last. */
const chooseReport = (reports: readonly HookReport[]): HookReport | undefined =>
  reports.findLast(({ reported }) => reported === 'accepted') ?? reports.at(-1);

/** A hook that failed before it knew its event: CodeDeploy asks the first hook first. */
const eventOf = ({ lifecycleEvent }: HookReport): HookEventName =>
  lambdaHookEvents.find((name) => name === lifecycleEvent) ?? 'BeforeAllowTraffic';

/** A report that CodeDeploy did not take is no success: the deployment waits until its timeout. */
const isGood = ({ status, reported }: HookReport): boolean =>
  status === 'Succeeded' && reported !== 'failed';

function whyFailed([name, { status, reason, reported }]: readonly [string, HookReport]): string {
  if (status === 'Succeeded' && reported === 'failed') {
    return `${name}: CodeDeploy did not accept the report, so that it does not know the hook's status.`;
  }
  return `${name}: ${reason ?? 'the hook reported Failed.'}`;
}

function targetsOf(reports: readonly HookReport[]): NonNullable<RehearsalResult['targets']> {
  const all = reports.flatMap(({ targets }) => targets);
  const byName = new Map(all.map((target) => [target.functionName, target]));
  return [...byName.values()].map(({ functionName, alias, currentVersion, targetVersion }) => ({
    functionName,
    alias: alias ?? '',
    currentVersion: currentVersion ?? '',
    targetVersion,
  }));
}
