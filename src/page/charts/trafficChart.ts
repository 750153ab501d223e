import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, stack } from 'd3-shape';
import type { Element } from 'hast';
import { s } from 'hastscript';
import { percent } from '../format.ts';
import { at, chart, line, text, type Plot } from './figure.ts';

/** The shares of the versions from this minute on. */
export interface TrafficPoint {
  atMinute: number;
  /** Shares of 1, by version. */
  weights: Readonly<Record<string, number>>;
}

/** Something that happened, by its number in the list below the chart. */
export interface ChartEvent {
  atMinute: number;
  number: number;
}

/** Numbers that are closer than this share one mark. */
const closePixels = 18;

/** Each version's share of an alias's traffic, over the deployment's own clock. */
export function trafficChart(
  label: string,
  versions: readonly { version: string; className: string }[],
  points: readonly TrafficPoint[],
  events: readonly ChartEvent[],
): Element {
  const names = versions.map(({ version }) => version);
  const layers = stack<TrafficPoint, string>()
    .keys(names)
    .value(({ weights }, version) => weights[version] ?? 0)([...points]);
  const end = points.at(-1)?.atMinute ?? 1;
  return chart(label, 230, (plot) => {
    const x = scaleLinear([0, end], [plot.left, plot.right]);
    const y = scaleLinear([0, 1], [plot.bottom, plot.top]);
    const shape = area<readonly [number, number] & { data: TrafficPoint }>()
      .x(({ data }) => at(x(data.atMinute)))
      .y0(([low]) => at(y(low)))
      .y1(([, high]) => at(y(high)))
      .curve(curveStepAfter);
    return [
      ...layers.map((layer, index) =>
        s(`path.area.${versions[index]?.className ?? ''}`, { d: shape(layer as never) ?? '' }),
      ),
      ...[0, 0.5, 1].flatMap((share) => [
        line('grid', [plot.left, y(share)], [plot.right, y(share)]),
        text(plot.left - 6, y(share) + 4, percent(share), 'end'),
      ]),
      ...minuteAxis(x, end, plot),
      ...marks(events, x, plot),
    ];
  });
}

function minuteAxis(x: (minute: number) => number, end: number, plot: Plot): Element[] {
  const inSeconds = end < 1;
  const scale = scaleLinear([0, inSeconds ? end * 60 : end], [0, 1]);
  const ticks = scale.ticks(plot.width > 500 ? 10 : 4);
  return ticks.map((tick) => {
    const where = x(inSeconds ? tick / 60 : tick);
    const unit = tick === ticks.at(-1) ? (inSeconds ? ' s' : ' min') : '';
    return text(
      where,
      plot.bottom + 18,
      `${tick}${unit}`,
      where > plot.right - 20 ? 'end' : 'middle',
    );
  });
}

function marks(
  events: readonly ChartEvent[],
  x: (minute: number) => number,
  plot: Plot,
): Element[] {
  const groups: { x: number; numbers: number[] }[] = [];
  for (const { atMinute, number } of events) {
    const where = Math.min(plot.right, x(atMinute));
    const last = groups.at(-1);
    if (last && where - last.x < closePixels) last.numbers.push(number);
    else groups.push({ x: where, numbers: [number] });
  }
  return groups.flatMap(({ x: where, numbers }) => {
    const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
    const label = first === last ? `${first}` : `${first}–${last}`;
    return [
      line('mark', [where, plot.top - 4], [where, plot.bottom]),
      text(Math.max(plot.left + 4, where), plot.top - 9, label),
    ];
  });
}
