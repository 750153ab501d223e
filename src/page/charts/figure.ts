import type { Element } from 'hast';
import { h, s } from 'hastscript';

/** The area between the axes of a chart, in pixels of the SVG. */
export interface Plot {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A phone's width gets a drawing of its own: a shrunk one could not be read. */
const widths = { wide: 960, narrow: 350 } as const;

/** A drawing for wide and for narrow windows. Screen readers get `label`; the table beside it has the figures. */
export function chart(label: string, height: number, draw: (plot: Plot) => Element[]): Element {
  const drawings = Object.entries(widths).map(([name, width]) => {
    const plot: Plot = { width, height, left: 44, right: width - 12, top: 24, bottom: height - 28 };
    const box = `0 0 ${width} ${height}`;
    return s(`svg.${name}`, { viewBox: box, role: 'img', ariaLabel: label }, ...draw(plot));
  });
  return h('div.chart', ...drawings);
}

export const text = (x: number, y: number, content: string, anchor: string = 'middle'): Element =>
  s('text', { x: at(x), y: at(y), textAnchor: anchor }, content);

export const line = (className: string, [x1, y1]: number[], [x2, y2]: number[]): Element =>
  s(`line.${className}`, { x1: at(x1), y1: at(y1), x2: at(x2), y2: at(y2) });

/** A tenth of a pixel is enough. */
export const at = (value: number = 0): number => Math.round(value * 10) / 10;

/** What the colours of a chart stand for. */
export const legend = (entries: readonly { className: string; label: string }[]): Element =>
  h(
    'ul.legend',
    ...entries.map(({ className, label }) =>
      h('li', h(`span.swatch.${className}`, { ariaHidden: 'true' }), label),
    ),
  );
