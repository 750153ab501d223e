import type { ProgressEvent } from '../rehearsal/progressEvent.ts';
import type { RecordedDeployment } from './recordedDeployment.ts';

type Event = RecordedDeployment['lifecycleEvents'][number];

/** What happened in a rehearsal, in its order, as a view of the running one was told. */
export function replay(deployments: readonly RecordedDeployment[]): ProgressEvent[] {
  const rehearsed = deployments.filter(({ origin }) => origin === 'rehearsal');
  // All plans come first: a view then knows how many deployments there are.
  return [...rehearsed.map(plan), ...rehearsed.flatMap(events)];
}

function plan(deployment: RecordedDeployment): ProgressEvent {
  const { deploymentId, deploymentConfigName = '', targets = [], lifecycleEvents } = deployment;
  const hooks = lifecycleEvents.flatMap(({ lifecycleEventName, functionName }) =>
    functionName === undefined ? [] : [[lifecycleEventName, functionName] as const],
  );
  return {
    ...{ type: 'plan', deploymentId, path: '', deploymentConfigName, targets },
    hooks: Object.fromEntries(hooks),
  };
}

function events(deployment: RecordedDeployment): ProgressEvent[] {
  const { deploymentId, status, errorInformation, rollback } = deployment;
  const creator = 'user' as const;
  const shift = deployment.lifecycleEvents.find(
    ({ lifecycleEventName }) => lifecycleEventName === 'AllowTraffic',
  );
  const isInShift = shift ? isBefore(shift) : () => false;
  return [
    { type: 'deployment', deploymentId, status: 'InProgress', creator },
    ...deployment.lifecycleEvents.flatMap((event) => lifecycleEvent(deployment, event)),
    {
      type: 'deployment',
      deploymentId,
      status,
      creator,
      ...(errorInformation && { errorInformation }),
    },
    ...(rollback
      ? [
          {
            ...{ type: 'deployment' as const, ...rollback, creator: 'codeDeployRollback' as const },
            rollbackTriggeringDeploymentId: deploymentId,
          },
          ...traffic(deployment, rollback.deploymentId, (minute) => !isInShift(minute)),
        ]
      : []),
  ];
}

function lifecycleEvent(deployment: RecordedDeployment, event: Event): ProgressEvent[] {
  const { deploymentId, reports, hookReports } = deployment;
  const { lifecycleEventName, status, functionName, diagnostics } = event;
  const about = { deploymentId, lifecycleEventName };
  const report =
    lifecycleEventName === 'AllowTraffic' ? undefined : hookReports[lifecycleEventName];
  const own = reports.filter((one) => one.lifecycleEventName === lifecycleEventName);
  const named = { ...about, ...(functionName !== undefined && { functionName }) };
  return [
    ...(status === 'Skipped'
      ? []
      : [{ type: 'lifecycleEvent' as const, ...named, status: 'InProgress' as const }]),
    ...(lifecycleEventName === 'AllowTraffic'
      ? traffic(deployment, deploymentId, isBefore(event))
      : []),
    ...own.map((one) => ({
      ...{ type: 'report' as const, ...about, status: one.status },
      ...(one.error !== undefined && { error: one.error }),
    })),
    ...(report ? [{ type: 'hookReport' as const, ...about, report }] : []),
    {
      ...{ type: 'lifecycleEvent', ...named, status },
      ...(diagnostics && { diagnostics }),
    },
  ];
}

/** What shifts later belongs to the rollback. */
const isBefore =
  ({ endMinute = Infinity }: Event) =>
  (atMinute: number): boolean =>
    atMinute <= endMinute;

function traffic(
  { traffic: all, targets = [] }: RecordedDeployment,
  deploymentId: string,
  isWanted: (atMinute: number) => boolean,
): ProgressEvent[] {
  const changes = all.filter(({ atMinute }) => isWanted(atMinute));
  return changes.map(({ functionName, atMinute, weights }) => {
    const target = targets.find((one) => one.functionName === functionName);
    const targetShare = weights[target?.targetVersion ?? ''] ?? 0;
    return {
      ...{ type: 'traffic', deploymentId, functionName, alias: target?.alias ?? '' },
      ...{ weights, atMinute, targetShare },
    };
  });
}
