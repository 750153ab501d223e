import type { HookReport, HookReportCheck } from '../rehearsal/index.ts';
import { elapsed, measurement } from './amounts.ts';
import type { Style } from './style.ts';

/** What a hook says of its checks, for a person. */
export function checkLines(report: HookReport, style: Style): string[] {
  return report.checks.flatMap((check) => linesOf(check, style, ''));
}

function linesOf(check: HookReportCheck, style: Style, indent: string): string[] {
  const inner = `${indent}    `;
  const open = !isGood(check.outcome);
  return [
    indent + headLine(check, style),
    ...(check.message !== undefined && (open || !check.checks) && check.message !== ''
      ? multiline(check.message, inner).map((line) => (open ? line : style.faint(line)))
      : []),
    ...(open && 'expected' in check ? value('expected', check.expected, inner, style.good) : []),
    ...(open && 'actual' in check ? value('actual  ', check.actual, inner, style.bad) : []),
    ...(check.checks ?? []).flatMap((nested) => linesOf(nested, style, inner)),
  ];
}

function headLine(check: HookReportCheck, style: Style): string {
  const { name, outcome, advisory, functionName, durationMs } = check;
  const figures = Object.entries(check.measurements ?? {})
    .filter((entry): entry is [string, number] => typeof entry[1] === 'number')
    .map(([key, number]) => measurement(key, number));
  return [
    outcomeMark(outcome, advisory ?? false, style),
    name,
    ...(advisory ? [style.faint('(advisory)')] : []),
    ...(isGood(outcome) && !advisory ? [] : [outcomeWord(outcome, advisory ?? false, style)]),
    ...(functionName === undefined ? [] : [style.faint(functionName)]),
    ...(durationMs === undefined ? [] : [style.faint(`(${elapsed(durationMs)})`)]),
    ...(figures.length === 0 ? [] : [style.faint('·'), figures.join(', ')]),
  ].join(' ');
}

const isGood = (outcome: string): boolean => outcome === 'passed' || outcome === 'skipped';

const outcomeWord = (outcome: string, advisory: boolean, style: Style): string =>
  isGood(outcome) ? outcome : (advisory ? style.warning : style.bad)(outcome);

function outcomeMark(outcome: string, advisory: boolean, style: Style): string {
  if (outcome === 'passed') return style.good('✔');
  if (outcome === 'skipped') return style.faint('–');
  if (outcome === 'inconclusive') return style.warning('?');
  return advisory ? style.warning('✖') : style.bad('✖');
}

function value(
  label: string,
  given: unknown,
  indent: string,
  colour: (text: string) => string,
): string[] {
  const [first = '', ...rest] = written(given).split('\n');
  const under = `${indent}${' '.repeat(label.length)}  `;
  return [`${indent}${label}  ${colour(first)}`, ...rest.map((line) => under + colour(line))];
}

/** Short values on one line, longer ones as they are read best. */
function written(given: unknown): string {
  const short = JSON.stringify(given) as string | undefined;
  if (short === undefined) return 'nothing';
  return short.length <= 100 ? short : JSON.stringify(given, undefined, 2);
}

const multiline = (text: string, indent: string): string[] =>
  text.split('\n').map((line) => indent + line);
