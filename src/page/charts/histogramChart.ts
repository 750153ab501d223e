import { scaleLinear, scaleLog } from 'd3-scale';
import { area, curveStepAfter } from 'd3-shape';
import type { Element } from 'hast';
import { s } from 'hastscript';
import type { Histogram } from '../../model/check.ts';
import { elapsed } from '../format.ts';
import { at, chart, line, text, type Plot } from './figure.ts';

export interface HistogramSeries {
  className: string;
  histogram: Histogram;
}

/** A limit of a threshold, in milliseconds. */
export interface Limit {
  text: string;
  ms: number;
}

interface Column {
  ms: number;
  share: number;
}

/** How calls spread over their times. Shares, not counts, so that old and new compare. */
export function histogramChart(
  label: string,
  series: readonly HistogramSeries[],
  limits: readonly Limit[],
): Element {
  const edges = series.flatMap(({ histogram }) => histogram.edgesMs).filter((edge) => edge > 0);
  const all = [...edges, ...limits.map(({ ms }) => ms)].filter((ms) => ms > 0);
  const least = Math.max(
    0.01,
    all.reduce((one, other) => Math.min(one, other), Infinity),
  );
  const most = all.reduce((one, other) => Math.max(one, other), 0.02);
  const shapes = series.map((one) => ({ ...one, columns: columnsOf(one.histogram, least) }));
  const highest = Math.max(...shapes.flatMap(({ columns }) => columns.map(({ share }) => share)));
  const isWide = most / least > 4;
  // A single value still needs a width.
  const [from, to] = isWide ? [least * 0.9, most * 1.15] : [least * 0.97, most * 1.03];
  return chart(label, 210, (plot) => {
    const range = [plot.left, plot.right];
    const x = isWide ? scaleLog([from, to], range) : scaleLinear([from, to], range);
    const y = scaleLinear([0, highest], [plot.bottom, plot.top]);
    const shape = area<Column>()
      .x(({ ms }) => at(x(ms)))
      .y0(at(y(0)))
      .y1(({ share }) => at(y(share)))
      .curve(curveStepAfter);
    return [
      ...shapes.map(({ className, columns }) =>
        s(`path.area.${className}`, { d: shape(columns) ?? '' }),
      ),
      line('grid', [plot.left, y(0)], [plot.right, y(0)]),
      text(plot.left - 6, plot.top + 8, `${Math.round(highest * 100)} %`, 'end'),
      ...timeAxis(x, [from, to], plot),
      ...limitMarks(limits, x, plot),
    ];
  });
}

/** The last edge closes the shape. Equal edges, of one single time, are moved apart. */
function columnsOf({ edgesMs, counts }: Histogram, least: number): Column[] {
  const total = counts.reduce((sum, count) => sum + count, 0) || 1;
  const columns = counts.map((count, index) => ({
    ms: Math.max(least, edgesMs[index] ?? least),
    share: count / total,
  }));
  const last = Math.max(edgesMs.at(-1) ?? least, least);
  const end = last === columns.at(-1)?.ms ? last * 1.02 : last;
  return [...columns, { ms: end, share: columns.at(-1)?.share ?? 0 }];
}

function timeAxis(
  x: (ms: number) => number,
  [from = 0, to = 1]: readonly number[],
  plot: Plot,
): Element[] {
  const count = plot.width > 500 ? 8 : 4;
  const ticks =
    to / from > 4
      ? Array.from({ length: count }, (_, index) => from * (to / from) ** (index / (count - 1)))
      : scaleLinear([from, to], [0, 1]).ticks(count);
  return ticks.map((ms, index) => {
    const anchor = index === 0 ? 'start' : index === ticks.length - 1 ? 'end' : 'middle';
    return text(x(ms), plot.bottom + 18, elapsed(ms), anchor);
  });
}

/** The labels of limits stand in rows, so that those of close limits do not overlap. */
function limitMarks(limits: readonly Limit[], x: (ms: number) => number, plot: Plot): Element[] {
  return limits.flatMap(({ text: label, ms }, index) => {
    const where = x(ms);
    const isLeft = where < (plot.left + plot.right) / 2;
    return [
      line('limit', [where, plot.top - 6], [where, plot.bottom]),
      text(
        where + (isLeft ? 5 : -5),
        plot.top + 2 + (index % 5) * 15,
        label,
        isLeft ? 'start' : 'end',
      ),
    ];
  });
}
