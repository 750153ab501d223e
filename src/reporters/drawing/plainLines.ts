import type { ProgressEvent } from '../../rehearsal/progressEvent.ts';
import { minute, percent } from './format.ts';
import { checkLines } from './checkLines.ts';
import type { Style } from './style.ts';

/** The lines for one event; each makes sense without the lines before it. */
export function plainLines(event: ProgressEvent, style: Style): string[] {
  switch (event.type) {
    case 'plan':
      return [
        ...(event.notes ?? []),
        ...event.targets.map(
          ({ functionName, alias, currentVersion, targetVersion }) =>
            `${functionName}:${alias}, version ${currentVersion} to ${targetVersion}, ${event.deploymentConfigName}`,
        ),
      ];
    case 'deployment':
      return deploymentLines(event);
    case 'lifecycleEvent':
      return eventLines(event);
    case 'report':
      return [
        `${event.lifecycleEventName ?? 'a hook'}: reported ${event.status || 'nothing'}` +
          (event.error === undefined ? '' : `, refused: ${event.error}`),
      ];
    case 'hookReport':
      return checkLines(event.report, style).map((line) => `${event.lifecycleEventName}: ${line}`);
    case 'traffic':
      return [trafficLine(event)];
    case 'alarm':
      return [`alarm ${event.name} went off`];
    case 'log':
      return [`${event.functionName}:${event.version} | ${event.text}`];
  }
}

function deploymentLines(event: Extract<ProgressEvent, { type: 'deployment' }>): string[] {
  const { deploymentId, status, creator } = event;
  const what = creator === 'codeDeployRollback' ? 'Rollback' : 'Deployment';
  return status === 'Created' || status === 'Queued' ? [] : [`${what} ${deploymentId}: ${status}`];
}

function eventLines(event: Extract<ProgressEvent, { type: 'lifecycleEvent' }>): string[] {
  const { lifecycleEventName, status, functionName, diagnostics } = event;
  const hook = functionName === undefined ? '' : ` (${functionName})`;
  return [
    `${lifecycleEventName}: ${status}${hook}`,
    ...(diagnostics ? [`${lifecycleEventName}: ${diagnostics.message}`] : []),
  ];
}

function trafficLine(event: Extract<ProgressEvent, { type: 'traffic' }>): string {
  const shares = Object.entries(event.weights).map(
    ([version, share]) => `version ${version} ${percent(share)}`,
  );
  return `${event.functionName}:${event.alias}, ${minute(event.atMinute)}: ${shares.join(', ')}`;
}
