import { stripVTControlCharacters } from 'node:util';
import type { CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { elapsed, measurement } from './format.ts';
import { sparkline } from './sparkline.ts';
import type { Style } from './style.ts';
import { wrapText } from './wrapText.ts';

interface Look {
  style: Style;
  /** How many characters fit on a line. */
  width: number;
  /** Whether each check names its function, because more than one is deployed. */
  namesFunctions: boolean;
}

const step = '    ';
/** What a record has in place of a value that is absent. */
const missing = '(missing)';

/** The lines that show a hook's checks. */
export function checkLines(
  report: Pick<HookReport, 'checks'> & { reason?: string | undefined },
  style: Style,
  width: number = Infinity,
): string[] {
  const functions = new Set(report.checks.map((check) => check.functionName));
  const look = { style, width, namesFunctions: functions.size > 1 };
  const lines = report.checks.flatMap((check) => linesOf(check, look, ''));
  // The reason repeats what a failed check already says.
  const explained = report.checks.some((check) => !isGood(check.outcome) && !check.advisory);
  if (report.reason === undefined || explained) return lines;
  return [...lines, ...wrapText(report.reason, width).map(style.faint)];
}

function linesOf(check: CheckReport, look: Look, indent: string): string[] {
  const { style, width } = look;
  const inner = indent + step;
  const open = !isGood(check.outcome);
  const nested = (check.checks ?? []).flatMap((each) => linesOf(each, look, inner));
  const head = [...headLines(check, look, indent), ...histogramLine(check, look, inner)];
  const difference = differenceLines(check, look, inner);
  if (difference.length > 0) return [...head, ...difference, ...nested];
  if (!open) return [...head, ...passedMessage(check, look, inner), ...nested];
  return [
    ...head,
    ...wrapText(check.message ?? '', width - inner.length)
      .filter((line) => line !== '')
      .map((line) => inner + line),
    ...('expected' in check ? value('expected', check.expected, look, inner, style.good) : []),
    ...('actual' in check ? value('actual  ', check.actual, look, inner, style.bad) : []),
    ...nested,
  ];
}

/** The old and the new value like a diff, if the report is of one place and named by its pointer. */
function differenceLines(check: CheckReport, { style, width }: Look, inner: string): string[] {
  const [old, now] = [check.expected, check.actual].map((values) =>
    typeof values === 'object' && values !== null && Object.hasOwn(values, check.name)
      ? [(values as Record<string, unknown>)[check.name]]
      : [],
  );
  if (old?.length !== 1 || now?.length !== 1) return [];
  const line = (sign: string, value: unknown, colour: (text: string) => string) =>
    wrapText(
      `${sign} ${value === missing ? missing : formatValue(value)}`,
      width - inner.length,
    ).map((text) => inner + colour(text));
  return [
    ...line('-', old[0], style.bad),
    ...line('+', now[0], style.good),
    ...wrapText(check.message ?? '', width - inner.length).map((text) => inner + style.faint(text)),
  ];
}

/** Nothing if the check has nested ones: those have messages of their own. */
function passedMessage(check: CheckReport, { style, width }: Look, inner: string): string[] {
  if (check.message === undefined || check.checks !== undefined) return [];
  return wrapText(check.message, width - inner.length).map((line) => inner + style.faint(line));
}

/** The figures follow the name if they fit on its line; otherwise they have lines of their own. */
function headLines(check: CheckReport, look: Look, indent: string): string[] {
  const { style, width } = look;
  const head = indent + headLine(check, look);
  const figures = Object.entries(check.measurements ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([key, number]) => measurement(key, number))
    .join(', ');
  if (figures === '') return [head];
  const whole = `${head} ${style.faint('·')} ${figures}`;
  if (stripVTControlCharacters(whole).length <= width) return [whole];
  const inner = indent + step;
  return [head, ...wrapText(figures, width - inner.length).map((line) => inner + line)];
}

function histogramLine({ histogram }: CheckReport, { style }: Look, inner: string): string[] {
  const drawn = sparkline(histogram);
  return drawn === undefined ? [] : [inner + style.version(drawn)];
}

function headLine(check: CheckReport, { style, namesFunctions }: Look): string {
  const { name, outcome, advisory = false, functionName, durationMs } = check;
  return [
    outcomeMark(outcome, advisory, style),
    isGood(outcome) ? name : `${name}: ${(advisory ? style.warning : style.bad)(outcome)}`,
    ...(advisory ? [style.faint('(advisory)')] : []),
    ...(namesFunctions && functionName !== undefined ? [style.faint(functionName)] : []),
    ...(durationMs > 0 ? [style.faint(`(${elapsed(durationMs)})`)] : []),
  ].join(' ');
}

const isGood = (outcome: string): boolean => outcome === 'passed' || outcome === 'skipped';

function outcomeMark(outcome: string, advisory: boolean, style: Style): string {
  if (outcome === 'passed') return style.good('✔');
  if (outcome === 'skipped') return style.faint('–');
  if (outcome === 'inconclusive') return style.warning('?');
  return advisory ? style.warning('✖') : style.bad('✖');
}

function value(
  label: string,
  given: unknown,
  { width }: Look,
  indent: string,
  colour: (text: string) => string,
): string[] {
  const under = `${indent}${' '.repeat(label.length)}  `;
  const [first = '', ...rest] = wrapText(formatValue(given), width - under.length);
  return [`${indent}${label}  ${colour(first)}`, ...rest.map((line) => under + colour(line))];
}

/** Short values on one line, longer ones as indented JSON. */
function formatValue(given: unknown): string {
  const short = JSON.stringify(given) as string | undefined;
  if (short === undefined) return 'nothing';
  return short.length <= 100 ? short : JSON.stringify(given, undefined, 2);
}
