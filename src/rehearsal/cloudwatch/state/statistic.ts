import type { DataPoint } from './metricStore.ts';

/** Reduces the measurements of one period, of which there is at least one. */
export type Statistic = (points: readonly DataPoint[]) => number;

const total = (points: readonly DataPoint[], of: (point: DataPoint) => number): number =>
  points.reduce((sum, point) => sum + of(point), 0);

/** The smallest value that at least `percent` of the measurements do not exceed. */
function percentile(percent: number): Statistic {
  return (points) => {
    const sorted = [...points].sort((a, b) => a.maximum - b.maximum);
    const rank = Math.max(1, Math.ceil((percent / 100) * total(points, ({ count }) => count)));
    let seen = 0;
    for (const { count, maximum } of sorted) {
      seen += count;
      if (seen >= rank) return maximum;
    }
    return Number.NaN;
  };
}

const statistics: Readonly<Record<string, Statistic>> = {
  SampleCount: (points) => total(points, ({ count }) => count),
  Sum: (points) => total(points, ({ sum }) => sum),
  Average: (points) => total(points, ({ sum }) => sum) / total(points, ({ count }) => count),
  Minimum: (points) => Math.min(...points.map(({ minimum }) => minimum)),
  Maximum: (points) => Math.max(...points.map(({ maximum }) => maximum)),
};

/** The statistic of a name such as `Sum` or `p99.9`; undefined if the stand-in has none. */
export function statisticNamed(name: string): Statistic | undefined {
  if (Object.hasOwn(statistics, name)) return statistics[name];
  const percent = /^p(\d{1,2}(?:\.\d{1,10})?|100)$/.exec(name)?.[1];
  return percent === undefined ? undefined : percentile(Number(percent));
}
