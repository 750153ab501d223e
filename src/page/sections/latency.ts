import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { legend } from '../charts/figure.ts';
import { histogramChart, type Limit } from '../charts/histogramChart.ts';
import { elapsed } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { leftOut, section, table } from './parts.ts';
import { timeLimits } from './thresholds.ts';

type Row = NonNullable<RecordedDeployment['latency']>[number];

/** How long the calls of each version took, on Lambda's clock: warm ones, and cold starts apart. */
export function latencySection(deployment: RecordedDeployment, limits: Limits): Element[] {
  const { latency = [], hookReports } = deployment;
  if (latency.length === 0) return [];
  const checks = Object.values(hookReports).flatMap((report) => report.checks);
  const names = take(
    [...new Set(latency.map(({ functionName }) => functionName))],
    Math.min(10, limits.items),
  );
  const parts = names.shown.flatMap((name) => {
    const rows = take(
      latency.filter(({ functionName }) => functionName === name),
      limits.items,
    ).shown;
    const own = checks.filter(({ functionName = name }) => functionName === name);
    const old = deployment.targets?.find(
      ({ functionName }) => functionName === name,
    )?.currentVersion;
    return [
      ...histogram(
        `${name}, warm calls`,
        rows.filter((row) => !row.coldStarts),
        old,
        timeLimits(own),
        limits,
      ),
      ...histogram(
        `${name}, cold starts`,
        rows.filter((row) => row.coldStarts),
        old,
        [],
        limits,
      ),
    ];
  });
  return [section(2, 'Latency', ...parts, ...leftOut(names.left, 'function'))];
}

function histogram(
  title: string,
  rows: readonly Row[],
  old: string | undefined,
  thresholds: readonly Limit[],
  limits: Limits,
): Element[] {
  if (rows.length === 0) return [];
  const series = rows.map((row) => ({ ...row, className: row.version === old ? 'old' : 'new' }));
  const name = cut(title, limits);
  return [
    h('h3', name),
    // The old one lies behind the new one.
    histogramChart(
      `Times of ${name}`,
      series.toSorted((one, other) => (one.className < other.className ? 1 : -1)),
      thresholds,
    ),
    legend(
      series.map(({ className, version }) => ({
        className,
        label: `version ${cut(version, limits)}`,
      })),
    ),
    table(
      `Times of ${name}`,
      ['version', 'calls', 'failed', 'p50', 'p95', 'p99', 'slowest'],
      rows.map(({ version, n, failed, p50Ms, p95Ms, p99Ms, maxMs }) => [
        cut(version, limits),
        `${n}`,
        `${failed}`,
        ...[p50Ms, p95Ms, p99Ms, maxMs].map(elapsed),
      ]),
    ),
  ];
}
