import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { legend } from '../charts/figure.ts';
import { trafficChart, type TrafficPoint } from '../charts/trafficChart.ts';
import { minute, percent } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { foldable, leftOut, section, table } from './parts.ts';

interface Happened {
  atMinute: number;
  what: string;
}

/** The share of each version over the deployment's own clock, with what happened on it. */
export function trafficSection(deployment: RecordedDeployment, limits: Limits): Element[] {
  if (deployment.traffic.length === 0) return [];
  const { shown: events, left } = take(happened(deployment), limits.items);
  const names = [...new Set(deployment.traffic.map(({ functionName }) => functionName))];
  const functions = take(names, Math.min(10, limits.items));
  return [
    section(
      2,
      'Traffic',
      ...functions.shown.flatMap((name) => ofFunction(deployment, name, events, limits)),
      ...leftOut(functions.left, 'function'),
      h(
        'ol.events',
        ...events.map(({ atMinute, what }) => h('li', `${minute(atMinute)}: ${cut(what, limits)}`)),
      ),
      ...leftOut(left, 'event'),
    ),
  ];
}

function ofFunction(
  deployment: RecordedDeployment,
  functionName: string,
  events: readonly Happened[],
  limits: Limits,
): Element[] {
  const own = deployment.traffic.filter((one) => one.functionName === functionName);
  const { shown, left } = take(own, limits.items);
  const target = deployment.targets?.find((one) => one.functionName === functionName);
  const versions = versionsOf(shown, target);
  const start = target ? [{ atMinute: 0, weights: { [target.currentVersion]: 1 } }] : [];
  const points = [...start, ...shown].sort((one, other) => one.atMinute - other.atMinute);
  const end = Math.max(lastMinute(deployment), points.at(-1)?.atMinute ?? 0) || 1;
  const last = { atMinute: end, weights: points.at(-1)?.weights ?? {} };
  const name = cut(functionName, limits);
  const rows = shown.map(({ atMinute, weights }) => [
    minute(atMinute),
    ...versions.map(({ version }) => percent(weights[version] ?? 0)),
  ]);
  return [
    h('h3', target ? `${name}:${cut(target.alias, limits)}` : name),
    trafficChart(
      `Share of the traffic of ${name} by version, up to ${minute(end)}`,
      versions,
      [...points, last],
      events.map(({ atMinute }, index) => ({ atMinute, number: index + 1 })),
    ),
    legend(
      versions.map(({ version, className }) => ({
        className,
        label: `version ${cut(version, limits)}`,
      })),
    ),
    foldable(
      ['Traffic as a table'],
      [
        table(
          'Shares of the traffic',
          ['from', ...versions.map(({ version }) => `version ${cut(version, limits)}`)],
          rows,
        ),
        ...leftOut(left, 'change'),
      ],
    ),
  ];
}

/** The new version first: it grows from the bottom. More than two are those of a document that was edited. */
function versionsOf(
  points: readonly TrafficPoint[],
  target: { currentVersion: string; targetVersion: string } | undefined,
): { version: string; className: string }[] {
  const named = points.flatMap(({ weights }) => Object.keys(weights));
  const old = target?.currentVersion ?? named[0] ?? '';
  const all = new Set(
    [...(target ? [target.targetVersion] : []), ...named].filter((one) => one !== old),
  );
  return [...[...all].slice(0, 5), old].map((version) => ({
    version,
    className: version === old ? 'old' : 'new',
  }));
}

const lastMinute = ({ lifecycleEvents }: RecordedDeployment): number =>
  Math.max(
    0,
    ...lifecycleEvents.map(({ startMinute = 0, endMinute = 0 }) =>
      Math.max(startMinute, endMinute),
    ),
  );

function happened(deployment: RecordedDeployment): Happened[] {
  const { lifecycleEvents, alarms = [], faults = [], rollback, traffic } = deployment;
  const events = lifecycleEvents.flatMap(
    ({ lifecycleEventName: name, status, startMinute, endMinute }) => [
      ...(startMinute === undefined ? [] : [{ atMinute: startMinute, what: `${name} starts` }]),
      ...(endMinute === undefined ? [] : [{ atMinute: endMinute, what: `${name} ${status}` }]),
    ],
  );
  const end = traffic.at(-1)?.atMinute ?? 0;
  return [
    ...events,
    ...alarms.map(({ name, atMinute }) => ({ atMinute, what: `alarm ${name} goes off` })),
    ...faults.map((one) => ({
      atMinute: one.atMinute,
      what: `fault ${one.fault} on ${one.operation}`,
    })),
    ...(rollback ? [{ atMinute: end, what: 'the rollback gives the traffic back' }] : []),
  ].sort((one, other) => one.atMinute - other.atMinute);
}
