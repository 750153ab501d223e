import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { elapsed, minute } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { badge, leftOut, section, toneOf } from './parts.ts';

type Event = RecordedDeployment['lifecycleEvents'][number];

/** What happened, in order: the lifecycle events, the reports of the hooks, the rollback. */
export function timelineSection(deployment: RecordedDeployment, limits: Limits): Element {
  const { shown, left } = take(deployment.lifecycleEvents, limits.items);
  return section(
    2,
    'Timeline',
    h(
      'ol.timeline',
      ...shown.map((event) => item(event, deployment, limits)),
      ...rollback(deployment, limits),
    ),
    ...leftOut(left, 'event'),
  );
}

function item(event: Event, { reports, hookReports }: RecordedDeployment, limits: Limits): Element {
  const { lifecycleEventName: name, functionName, status, diagnostics } = event;
  const own = reports.filter((report) => report.lifecycleEventName === name);
  const isKnown = Object.hasOwn(hookReports, name);
  return h(
    `li.${toneOf(status)}`,
    h(
      'p',
      ...[
        h('strong', cut(name, limits)),
        badge(status),
        ...facts(event, functionName, limits),
      ].flatMap((part) => [part, ' ']),
    ),
    ...take(own, limits.items).shown.map((report) =>
      h('p.note', cut(reportSentence(report), limits)),
    ),
    // The record of the hook says it better, and has its place below.
    ...(diagnostics && !isKnown ? [h('p', cut(diagnostics.message, limits))] : []),
    ...(diagnostics?.logTail !== undefined && !isKnown
      ? [h('pre.log', cut(diagnostics.logTail, limits))]
      : []),
  );
}

function facts(
  { startMinute, endMinute, durationMs }: Event,
  functionName: string | undefined,
  limits: Limits,
): Element[] {
  const span =
    startMinute === undefined
      ? []
      : [
          endMinute === undefined
            ? `from ${minute(startMinute)}`
            : `${minute(startMinute)} to ${minute(endMinute)}`,
        ];
  return [
    ...(functionName === undefined ? [] : [cut(functionName, limits)]),
    ...span,
    ...(durationMs > 0 ? [`took ${elapsed(durationMs)}`] : []),
  ].map((fact) => h('span.fact', fact));
}

function reportSentence({ status, error, atMs }: RecordedDeployment['reports'][number]): string {
  const said = status === '' ? 'nothing' : status;
  const what =
    error === undefined ? `Reported ${said}` : `A report of ${said} was refused: ${error}`;
  return `${what}, after ${elapsed(atMs)}.`;
}

function rollback({ rollback: undone, aliases }: RecordedDeployment, limits: Limits): Element[] {
  if (undone === undefined) return [];
  const back = take(aliases, limits.items).shown.map(
    ({ functionName, name, functionVersion }) =>
      `${functionName}:${name} is on version ${functionVersion}.`,
  );
  return [
    h(
      'li.warn',
      h(
        'p',
        h('strong', 'Rollback'),
        ' ',
        badge(undone.status),
        ' ',
        h('span.fact', cut(undone.deploymentId, limits)),
      ),
      ...back.map((sentence) => h('p.note', cut(sentence, limits))),
    ),
  ];
}
