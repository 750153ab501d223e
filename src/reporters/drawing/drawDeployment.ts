import { lifecycleEventNames } from '../../model/lifecycleEvents.ts';
import { checkLines } from './checkLines.ts';
import { flowParts } from './flowParts.ts';
import { elapsed, minute, percent } from './format.ts';
import type { ProgressState, ShownEvent } from './progressState.ts';
import type { Style } from './style.ts';
import { wrapText } from './wrapText.ts';

const indent = '   ';
const barWidth = 30;
const nameWidth = Math.max(...lifecycleEventNames('Lambda').map((name) => name.length));

export interface Frame {
  /** From `performance.now()`. */
  now: number;
  /** The mark of a lifecycle event that is running. */
  spinner: string;
  style: Style;
  /** How many characters fit on a line. */
  width: number;
}

/** The lines that show a whole deployment. */
export function drawDeployment(state: ProgressState, frame: Frame): string[] {
  return [
    ...header(state, frame),
    ...state.events.flatMap((event) => ['', ...drawEvent(state, event, frame)]),
    ...(state.alarms.length === 0
      ? []
      : [
          '',
          ...wrapText(`! alarm went off: ${state.alarms.join(', ')}`, frame.width).map(
            frame.style.warning,
          ),
        ]),
    ...(state.rollback ? ['', ...drawRollback(state, frame)] : []),
  ];
}

function header({ plan }: ProgressState, { style, width }: Frame): string[] {
  if (plan === undefined) return [];
  const targets = plan.targets.flatMap(({ functionName, alias, currentVersion, targetVersion }) =>
    flowParts(
      [
        style.strong(`${functionName}:${alias}`),
        `version ${currentVersion} → ${style.version(targetVersion)}`,
        style.faint(plan.deploymentConfigName),
      ],
      width,
    ),
  );
  const notes = (plan.notes ?? []).flatMap((note) => wrapText(note, width));
  return [...notes.map(style.faint), ...targets];
}

function drawEvent(state: ProgressState, event: ShownEvent, frame: Frame): string[] {
  const { style } = frame;
  const width = frame.width - indent.length;
  const { startedAt, endedAt = frame.now } = event;
  const parts = [
    `${mark(event.status, frame)}  ${style.strong(event.name.padEnd(nameWidth))}`,
    statusWord(event.status, style),
    ...(startedAt === undefined ? [] : [style.faint(elapsed(endedAt - startedAt))]),
    ...(event.functionName === undefined ? [] : [style.faint(event.functionName)]),
  ];
  const inner = [
    ...(event.hookReport ? checkLines(event.hookReport, style, width) : []),
    ...reportLines(event, style).flatMap((line) => wrapText(line, width)),
    ...runningLine(event, frame),
    ...(event.name === 'AllowTraffic' ? trafficLines(state, state.traffic, style) : []),
    ...(event.diagnostics && !event.hookReport
      ? wrapText(event.diagnostics.message, width).map(style.bad)
      : []),
  ];
  return [...flowParts(parts, frame.width), ...inner.map((line) => indent + line)];
}

/** What is known of a hook that is at work: the calls that it made, and the time that Lambda leaves it. */
function runningLine(event: ShownEvent, { now, style }: Frame): string[] {
  const { status, functionName, startedAt, timeoutMs, calls } = event;
  if (status !== 'InProgress' || functionName === undefined || startedAt === undefined) return [];
  const made = [...calls].map(
    ([name, count]) => `${count} ${count === 1 ? 'call' : 'calls'} of ${name}`,
  );
  const leftMs = (timeoutMs ?? NaN) - (now - startedAt);
  const left = leftMs > 0 ? [`at most ${elapsed(leftMs)} left`] : [];
  const parts = [...made, ...left];
  return parts.length === 0 ? [] : [style.faint(parts.join(', '))];
}

/** The hook's record already says what was reported; refusals are always shown. */
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

/** One bar for each version: its share of the alias's traffic. */
function trafficBars(
  weights: Readonly<Record<string, number>>,
  versions: readonly string[],
  style: Style,
): string[] {
  const all = [...new Set([...versions, ...Object.keys(weights)])];
  const longest = Math.max(...all.map((version) => version.length));
  return all.map((version) => {
    const share = weights[version] ?? 0;
    const filled = Math.round(share * barWidth);
    const bar = style.version('█'.repeat(filled)) + style.faint('░'.repeat(barWidth - filled));
    return `version ${version.padStart(longest)}  ${bar}  ${percent(share).padStart(5)}`;
  });
}

function drawRollback(state: ProgressState, { style }: Frame): string[] {
  const { rollback, rollbackTraffic } = state;
  if (rollback === undefined) return [];
  const name = style.strong('Rollback'.padEnd(nameWidth));
  return [
    `${style.warning('↩')}  ${name}  ${statusWord(rollback.status, style)}`,
    ...trafficLines(state, rollbackTraffic, style).map((line) => indent + line),
  ];
}

/** The versions between which the deployment shifts a function's traffic, the old one first. */
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
