import stringWidth from 'string-width';
import type { CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { flowParts } from './flowParts.ts';
import { elapsed, measurement } from './format.ts';
import { sparkline } from './sparkline.ts';
import type { Style } from './style.ts';
import { valueDiff } from './valueDiff.ts';
import { wrapText } from './wrapText.ts';

interface Look {
  style: Style;
  /** How many characters fit on a line. */
  width: number;
  /** Whether each check names its function, because more than one is deployed. */
  namesFunctions: boolean;
}

const step = '    ';

/** The lines that show a hook's checks. */
export function checkLines(
  { checks }: Pick<HookReport, 'checks'>,
  style: Style,
  width: number = Infinity,
): string[] {
  const functions = new Set(checks.map((check) => check.functionName));
  const look = { style, width, namesFunctions: functions.size > 1 };
  return checks.flatMap((check) => linesOf(check, look, '', ''));
}

/** `said` is the message of the check around it: a fact that it tells is not told again. */
function linesOf(check: CheckReport, look: Look, indent: string, said: string): string[] {
  const { style, width } = look;
  const inner = indent + step;
  const nested = check.checks ?? [];
  const message = check.message ?? '';
  // Nested checks have messages of their own.
  const isTold = said.includes(message) || (isGood(check.outcome) && nested.length > 0);
  const colour = isGood(check.outcome) ? style.faint : (text: string): string => text;
  return [
    ...headLines(check, look, indent),
    ...histogramLine(check, look, inner),
    ...(isTold ? [] : wrapText(message, width - inner.length))
      .filter((line) => line !== '')
      .map((line) => inner + colour(line)),
    ...difference(check, look, inner),
    ...nested.flatMap((each) => linesOf(each, look, inner, message)),
  ];
}

/** Nothing if nested checks show it, or if the check is named by what it expects. */
function difference(check: CheckReport, { style, width }: Look, inner: string): string[] {
  const values = ofOnePlace(check);
  const isShown = (check.checks ?? []).some((one) => 'expected' in one || 'actual' in one);
  if (isGood(check.outcome) ? values === check : isShown) return [];
  const { expected, ...others } = values;
  const lines = valueDiff(expected === check.name ? others : values, style);
  return lines.flatMap((line) => wrapText(line, width - inner.length)).map((line) => inner + line);
}

/** The values alone, if the report is of one place and named by its pointer. */
function ofOnePlace(check: CheckReport): { expected?: unknown; actual?: unknown } {
  const { expected, actual, name } = check;
  return hasPlace(expected, name) && hasPlace(actual, name)
    ? { expected: expected[name], actual: actual[name] }
    : check;
}

const hasPlace = (values: unknown, name: string): values is Record<string, unknown> =>
  typeof values === 'object' && values !== null && Object.hasOwn(values, name);

/** The figures follow the name if they fit on its line; otherwise they have lines of their own. */
function headLines(check: CheckReport, look: Look, indent: string): string[] {
  const { style, width } = look;
  const inner = indent + step;
  const heads = flowParts(headParts(check, look), width - indent.length, {
    gap: ' ',
    indent: step,
  }).map((line) => indent + line);
  const head = heads.at(-1) ?? '';
  const figures = Object.entries(check.measurements ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([key, number]) => measurement(key, number))
    .join(', ');
  if (figures === '') return heads;
  const whole = `${head} ${style.faint('·')} ${figures}`;
  if (stringWidth(whole) <= width) return [...heads.slice(0, -1), whole];
  return [...heads, ...wrapText(figures, width - inner.length).map((line) => inner + line)];
}

function histogramLine({ histogram }: CheckReport, { style }: Look, inner: string): string[] {
  const drawn = sparkline(histogram);
  return drawn === undefined ? [] : [inner + style.version(drawn)];
}

function headParts(check: CheckReport, { style, namesFunctions }: Look): string[] {
  const { name, outcome, advisory = false, functionName, durationMs } = check;
  return [
    `${outcomeMark(outcome, advisory, style)} ${name}${isGood(outcome) ? '' : `: ${colourOf(outcome, advisory, style)(outcome)}`}`,
    ...(advisory ? [style.faint('(advisory)')] : []),
    ...(namesFunctions && functionName !== undefined ? [style.faint(functionName)] : []),
    ...(durationMs > 0 ? [style.faint(`(${elapsed(durationMs)})`)] : []),
  ];
}

const isGood = (outcome: string): boolean => outcome === 'passed' || outcome === 'skipped';

function outcomeMark(outcome: string, advisory: boolean, style: Style): string {
  if (outcome === 'passed') return style.good('✔');
  if (outcome === 'skipped') return style.faint('–');
  return colourOf(outcome, advisory, style)(outcome === 'inconclusive' ? '?' : '✖');
}

/** Nothing was proven wrong if a check is inconclusive, and nothing was decided if it is advisory. */
const colourOf = (outcome: string, advisory: boolean, style: Style): Style['bad'] =>
  advisory || outcome === 'inconclusive' ? style.warning : style.bad;
