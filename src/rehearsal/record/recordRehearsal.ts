import type { Deployment } from '../codedeploy/state/deployment.ts';
import type { OpenStandIn } from '../openStandIn.ts';
import type { HookReportReader } from '../hookReportReader.ts';
import type {
  AliasAtEnd,
  ReceivedReport,
  RehearsalResult,
  RehearsedEvent,
  TrafficChange,
} from '../rehearsalResult.ts';
import type { StandInRecord } from './observeStandIn.ts';

/** Collects what happens in one deployment and in its rollback. */
export interface RehearsalRecord {
  /** The document; to be called when the deployment has ended. */
  result(hookReports: HookReportReader): RehearsalResult;
}

/** Collects what happens from now on. */
export function recordRehearsal(
  standIn: OpenStandIn,
  deployment: Deployment,
  observed: StandInRecord,
): RehearsalRecord {
  const { codeDeploy } = standIn;
  const { deployments } = codeDeploy.store;
  const minutes = eventMinutes(standIn, deployment);
  const startedAt = performance.now();
  const reports: ReceivedReport[] = [];
  const traffic: TrafficChange[] = [];
  const isOwn = (deploymentId: string | undefined): boolean =>
    deploymentId === deployment.deploymentId ||
    deploymentId === deployment.rollbackInfo?.rollbackDeploymentId;
  codeDeploy.context.listeners.add((event) => {
    if (event.type === 'report') {
      // A report for a deployment that does not exist is in the document of each.
      if (deployments.has(event.deploymentId ?? '') && !isOwn(event.deploymentId)) return;
      const { lifecycleEventName, status, error } = event;
      reports.push({
        ...(lifecycleEventName && { lifecycleEventName }),
        status,
        atMs: Math.round(performance.now() - startedAt),
        ...(error !== undefined && { error }),
      });
    } else if (event.type === 'traffic' && isOwn(event.deploymentId)) {
      const { atMinute, functionName, weights } = event;
      traffic.push({ atMinute, functionName, weights });
    }
  });
  return {
    result: (hookReports) => ({
      ...outcome(standIn, deployment),
      lifecycleEvents: deployment.events.map((event) => ({
        ...rehearsedEvent(event),
        ...minutes.get(event.name),
      })),
      reports,
      hookReports: hookReportsByEvent(deployment, hookReports),
      traffic,
      aliases: deployment.targets.map((target) => aliasAtEnd(standIn, target)),
      deploymentConfigName: deployment.config.deploymentConfigName,
      targets: deployment.targets.map(({ functionName, alias, currentVersion, targetVersion }) => ({
        ...{ functionName, alias, currentVersion, targetVersion },
      })),
      ...observed.of(deployment),
    }),
  };
}

/** When the lifecycle events of a deployment start and end, on its own clock. */
function eventMinutes(
  { codeDeploy }: OpenStandIn,
  deployment: Deployment,
): Map<string, Pick<RehearsedEvent, 'startMinute' | 'endMinute'>> {
  const { clock, listeners } = codeDeploy.context;
  const minutes = new Map<string, Pick<RehearsedEvent, 'startMinute' | 'endMinute'>>();
  listeners.add((event) => {
    if (event.type !== 'lifecycleEvent' || event.deploymentId !== deployment.deploymentId) return;
    const now = Math.round((clock.now() - deployment.startMinute) * 1000) / 1000;
    const known = minutes.get(event.lifecycleEventName);
    if (event.status === 'InProgress') {
      minutes.set(event.lifecycleEventName, { startMinute: now });
    } else if (known) {
      minutes.set(event.lifecycleEventName, { ...known, endMinute: now });
    }
  });
  return minutes;
}

function outcome(
  { codeDeploy }: OpenStandIn,
  { deploymentId, status, errorInformation, rollbackInfo }: Deployment,
): Pick<RehearsalResult, 'deploymentId' | 'status' | 'errorInformation' | 'rollback'> {
  const rollback = codeDeploy.store.deployments.get(rollbackInfo?.rollbackDeploymentId ?? '');
  return {
    deploymentId,
    status,
    ...(errorInformation && { errorInformation }),
    ...(rollback && {
      rollback: { deploymentId: rollback.deploymentId, status: rollback.status },
    }),
  };
}

const rehearsedEvent = (event: Deployment['events'][number]): RehearsedEvent => ({
  lifecycleEventName: event.name,
  ...(event.functionName !== undefined && { functionName: event.functionName }),
  status: event.status,
  durationMs: (event.endTime?.getTime() ?? 0) - (event.startTime?.getTime() ?? 0),
  ...(event.diagnostics && { diagnostics: event.diagnostics }),
});

function hookReportsByEvent(
  deployment: Deployment,
  hookReports: HookReportReader,
): RehearsalResult['hookReports'] {
  const found = [...deployment.hookInvocations].map(
    ([name, invocation]) => [name, hookReports.of(invocation)] as const,
  );
  return Object.fromEntries(found.filter(([, report]) => report !== undefined));
}

function aliasAtEnd(
  { codeDeploy }: OpenStandIn,
  { functionName, alias }: Deployment['targets'][number],
): AliasAtEnd {
  const { functionVersion, additionalVersionWeights } = codeDeploy.context.lambda.alias(
    functionName,
    alias,
  );
  return { functionName, name: alias, functionVersion, routing: additionalVersionWeights ?? {} };
}
