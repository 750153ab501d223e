import { lifecycleEventNames } from '../../model/lifecycleEvents.ts';
import type { HookReport } from '../../model/hookReport.ts';
import type { ProgressEvent } from '../../rehearsal/progressEvent.ts';

type Of<Type extends ProgressEvent['type']> = Extract<ProgressEvent, { type: Type }>;

export interface ShownEvent {
  name: Of<'lifecycleEvent'>['lifecycleEventName'];
  functionName?: string;
  status: Of<'lifecycleEvent'>['status'];
  /** From `performance.now()`, as is `endedAt`. */
  startedAt?: number;
  endedAt?: number;
  diagnostics?: NonNullable<Of<'lifecycleEvent'>['diagnostics']>;
  /** How long Lambda lets an invocation of the hook run. */
  timeoutMs?: number;
  /** How many invocations of `function:version` ended while the hook ran. */
  calls: Map<string, number>;
  reports: Of<'report'>[];
  hookReport?: HookReport;
}

/** What the live view shows: the deployment, and the status and traffic of its rollback. */
export interface ProgressState {
  plan?: Of<'plan'>;
  deploymentId?: string;
  status?: Of<'deployment'>['status'];
  rollback?: { deploymentId: string; status: Of<'deployment'>['status'] };
  events: ShownEvent[];
  /** The last shift of each alias, by `function:alias`. */
  traffic: Map<string, Of<'traffic'>>;
  rollbackTraffic: Map<string, Of<'traffic'>>;
  alarms: string[];
}

const eventNames = lifecycleEventNames('Lambda');

export function progressState(): ProgressState {
  return {
    events: eventNames.map((name) => ({
      name,
      status: 'Pending',
      calls: new Map<string, number>(),
      reports: [],
    })),
    traffic: new Map(),
    rollbackTraffic: new Map(),
    alarms: [],
  };
}

/** Updates the state with one event. */
export function advance(state: ProgressState, event: ProgressEvent, now: number): void {
  switch (event.type) {
    case 'plan':
      state.plan = event;
      for (const shown of state.events) {
        const functionName = event.hooks[shown.name];
        if (functionName !== undefined) shown.functionName = functionName;
        const timeoutMs = event.hookTimeoutsMs?.[shown.name];
        if (timeoutMs !== undefined) shown.timeoutMs = timeoutMs;
      }
      break;
    case 'deployment':
      if (event.creator === 'codeDeployRollback') {
        state.rollback = { deploymentId: event.deploymentId, status: event.status };
      } else {
        state.deploymentId = event.deploymentId;
        state.status = event.status;
      }
      break;
    case 'lifecycleEvent':
      if (event.deploymentId === state.deploymentId) advanceEvent(state, event, now);
      break;
    case 'report':
      find(state, event.lifecycleEventName)?.reports.push(event);
      break;
    case 'hookReport':
      if (event.deploymentId === state.deploymentId) {
        const shown = find(state, event.lifecycleEventName);
        if (shown) shown.hookReport = event.report;
      }
      break;
    case 'traffic':
      trafficOf(state, event.deploymentId).set(`${event.functionName}:${event.alias}`, event);
      break;
    case 'alarm':
      state.alarms.push(event.name);
      break;
    case 'log':
      countCall(state, event);
      break;
  }
}

/** What Lambda writes at the end of each invocation, as text and as JSON. */
const reportLine = /^(\S+ )?REPORT RequestId: |"type":"platform\.report"/;

function countCall(
  { plan, events }: ProgressState,
  { functionName, version, text }: Of<'log'>,
): void {
  const isTarget = plan?.targets.some((one) => one.functionName === functionName) ?? false;
  if (!isTarget || !reportLine.test(text)) return;
  const name = `${functionName}:${version}`;
  for (const { status, calls } of events) {
    if (status === 'InProgress') calls.set(name, (calls.get(name) ?? 0) + 1);
  }
}

function advanceEvent(state: ProgressState, event: Of<'lifecycleEvent'>, now: number): void {
  const shown = find(state, event.lifecycleEventName);
  if (shown === undefined) return;
  shown.status = event.status;
  if (event.status === 'InProgress') shown.startedAt = now;
  else shown.endedAt = now;
  if (event.diagnostics) shown.diagnostics = event.diagnostics;
}

const find = (state: ProgressState, name: string | undefined): ShownEvent | undefined =>
  state.events.find((event) => event.name === name);

const trafficOf = (state: ProgressState, deploymentId: string): ProgressState['traffic'] =>
  deploymentId === state.deploymentId ? state.traffic : state.rollbackTraffic;
