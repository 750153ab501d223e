import { elapsed, minute } from './format.ts';
import { checkLines } from './checkLines.ts';
import type { ProgressState, ShownEvent } from './progressState.ts';
import type { Style } from './style.ts';
import { trafficBars } from './trafficBars.ts';
import { wrapText } from './wrapText.ts';

const indent = '   ';

export interface Frame {
  /** Of `performance.now()`. */
  now: number;
  /** The mark of what runs. */
  spinner: string;
  style: Style;
  /** Characters that a line may have. */
  width: number;
}

/** The whole picture of a deployment, as lines. */
export function drawDeployment(state: ProgressState, frame: Frame): string[] {
  return [
    ...header(state, frame.style),
    ...state.events.flatMap((event) => ['', ...drawEvent(state, event, frame)]),
    ...(state.alarms.length === 0
      ? []
      : ['', frame.style.warning(`! alarm went off: ${state.alarms.join(', ')}`)]),
    ...(state.rollback ? ['', ...drawRollback(state, frame)] : []),
  ];
}

function header({ plan }: ProgressState, style: Style): string[] {
  if (plan === undefined) return [];
  return plan.targets.map(
    ({ functionName, alias, currentVersion, targetVersion }) =>
      `${style.strong(`${functionName}:${alias}`)}  version ${currentVersion} → ` +
      `${style.version(targetVersion)}  ${style.faint(plan.deploymentConfigName)}`,
  );
}

function drawEvent(state: ProgressState, event: ShownEvent, frame: Frame): string[] {
  const { style } = frame;
  const width = frame.width - indent.length;
  const took = event.startedAt === undefined ? '' : (event.endedAt ?? frame.now) - event.startedAt;
  const head = [
    mark(event.status, frame),
    style.strong(event.name.padEnd('BeforeAllowTraffic'.length)),
    statusWord(event.status, style),
    ...(took === '' ? [] : [style.faint(elapsed(took))]),
    ...(event.functionName === undefined ? [] : [style.faint(event.functionName)]),
  ].join('  ');
  const inner = [
    ...(event.hookReport ? checkLines(event.hookReport, style, width) : []),
    ...reportLines(event, style),
    ...(event.name === 'AllowTraffic' ? trafficLines(state, state.traffic, style) : []),
    ...(event.diagnostics && !event.hookReport
      ? wrapText(event.diagnostics.message, width).map(style.bad)
      : []),
  ];
  return [head, ...inner.map((line) => indent + line)];
}

/** Where there is a hook's record it says what was reported; refusals are shown in any case. */
function reportLines({ reports, hookReport }: ShownEvent, style: Style): string[] {
  return reports
    .filter(({ error }) => error !== undefined || hookReport === undefined)
    .map(({ status, error }) =>
      error === undefined
        ? style.faint(`reported ${status}`)
        : style.warning(`report ${status} was refused: ${error}`),
    );
}

function trafficLines(
  state: ProgressState,
  shifts: ProgressState['traffic'],
  style: Style,
): string[] {
  return [...shifts].flatMap(([alias, shift]) => [
    `${alias} ${style.faint(minute(shift.atMinute))}`,
    ...trafficBars(shift.weights, versionsOf(state, shift.functionName), style),
  ]);
}

function drawRollback(state: ProgressState, { style }: Frame): string[] {
  const { rollback, rollbackTraffic } = state;
  if (rollback === undefined) return [];
  const name = style.strong('Rollback'.padEnd('BeforeAllowTraffic'.length));
  return [
    `${style.warning('↩')}  ${name}  ${statusWord(rollback.status, style)}`,
    ...trafficLines(state, rollbackTraffic, style).map((line) => indent + line),
  ];
}

/** The versions of a function that the deployment is about, the old one first. */
function versionsOf({ plan }: ProgressState, functionName: string): string[] {
  const target = plan?.targets.find((candidate) => candidate.functionName === functionName);
  return target ? [target.currentVersion, target.targetVersion] : [];
}

function mark(status: string, { spinner, style }: Frame): string {
  if (status === 'Succeeded') return style.good('✔');
  if (status === 'Failed') return style.bad('✖');
  if (status === 'InProgress') return style.version(spinner);
  return style.faint(status === 'Skipped' ? '–' : '○');
}

function statusWord(status: string, style: Style): string {
  if (status === 'Succeeded') return style.good(status);
  if (status === 'Failed' || status === 'Stopped') return style.bad(status);
  return status === 'InProgress' ? style.version(status) : style.faint(status);
}
