import { markdownTable } from '../shared/markdownTable.ts';

/** The medians of one variant. Each name ends with its unit. */
export interface Figures {
  zipKb: number;
  rawKb: number;
  loadMs: number;
  firstEventMs: number;
  wholeProcessMs: number;
  rssMb: number;
  handler128Ms: number;
  handler256Ms: number;
  handler512Ms: number;
  roundTrips: number;
}

export interface Row {
  name: string;
  figures: Figures;
}

/** How the figures were measured. */
export interface About {
  node: string;
  cpu: string;
  rounds: number;
  throttle: string;
}

const columns: [keyof Figures, string][] = [
  ['zipKb', 'zip KB'],
  ['rawKb', 'raw KB'],
  ['loadMs', 'load'],
  ['firstEventMs', 'first event'],
  ['wholeProcessMs', 'whole process'],
  ['rssMb', 'RSS MB'],
  ['handler128Ms', 'handler 128 MB'],
  ['handler256Ms', 'handler 256 MB'],
  ['handler512Ms', 'handler 512 MB'],
  ['roundTrips', 'round trips'],
];

const notes = `Times are in milliseconds. RSS is the peak of both processes. load, first event, whole process and
RSS are measured without the warm-up, on a full CPU. handler N MB is the handler phase of the first
event, after the warm-up, at the CPU share of that memory size. In brackets: the ratio to the first row.
`;

/** Each row with the ratios of its figures to those of the first row. */
export function withRatios(rows: readonly Row[]): (Row & { ratios: Partial<Figures> })[] {
  const yardstick = rows[0]?.figures;
  const ratio = (figures: Figures, key: keyof Figures): number =>
    Math.round((figures[key] / (yardstick?.[key] ?? Number.NaN)) * 1_000) / 1_000;
  const compared = columns.map(([key]) => key).filter((key) => key !== 'roundTrips');
  return rows.map((row) => ({
    ...row,
    ratios: Object.fromEntries(compared.map((key) => [key, ratio(row.figures, key)])),
  }));
}

/** A Markdown table: every figure with its ratio to the first row. */
export function table(about: About, rows: readonly Row[]): string {
  const cell = (row: Row & { ratios: Partial<Figures> }, key: keyof Figures): string => {
    const value = row.figures[key];
    const shown = value < 10 && !Number.isInteger(value) ? value.toFixed(1) : value.toFixed(0);
    const ratio = row.ratios[key];
    return ratio === undefined ? shown : `${shown} (${ratio.toFixed(2)})`;
  };
  const lines = withRatios(rows).map((row) => [
    row.name,
    ...columns.map(([key]) => cell(row, key)),
  ]);
  const titles = ['variant', ...columns.map(([, title]) => title)];
  const head = `Node ${about.node}, ${about.cpu}, ${about.rounds} rounds, CPU share by ${about.throttle}\n\n`;
  return `${head}${markdownTable(titles, lines)}\n${notes}`;
}

const ratioColumns: readonly (keyof Figures)[] = [
  'zipKb',
  'loadMs',
  'wholeProcessMs',
  'rssMb',
  'handler128Ms',
  'handler256Ms',
];

/** A Markdown table of ratios alone: times differ between machines, and ratios hardly do. */
export function ratioTable(rows: readonly Row[]): string {
  const shown = columns.filter(([key]) => ratioColumns.includes(key));
  const titles = [
    'hook',
    ...shown.map(([, title]) => title.replace(/^(zip|RSS) .*/, '$1')),
    'round trips',
  ];
  const lines = withRatios(rows).map(({ name, figures, ratios }) => [
    name,
    ...shown.map(([key]) => (ratios[key] ?? Number.NaN).toFixed(2)),
    String(figures.roundTrips),
  ]);
  return markdownTable(titles, lines);
}
