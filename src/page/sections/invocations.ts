import type { Element } from 'hast';
import { h } from 'hastscript';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { counted, elapsed, minute } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import { badge, foldable, leftOut, section } from './parts.ts';

type Invocations = NonNullable<RecordedDeployment['invocations']>;
type Invocation = Invocations['recorded'][number];

/** The log of each invocation. What failed comes first if there is not room for all. */
export function invocationsSection(
  { invocations, origin }: RecordedDeployment,
  limits: Limits,
): Element[] {
  if (invocations === undefined || invocations.recorded.length === 0) return [];
  const { recorded, total } = invocations;
  const isRoom = recorded.length <= limits.invocations;
  const byOutcome = recorded.toSorted((one, other) => rank(one) - rank(other));
  const { shown } = take(isRoom ? recorded : byOutcome, limits.invocations);
  return [
    section(
      2,
      'Invocations',
      ...leftOut(total - shown.length, 'invocation'),
      h(
        'ul.checks',
        ...shown.map((one) => h('li', invocation(one, origin === 'rehearsal', limits))),
      ),
    ),
  ];
}

const rank = ({ outcome }: Invocation): number => (outcome === 'succeeded' ? 1 : 0);

function invocation(one: Invocation, hasMinute: boolean, limits: Limits): Element {
  const { functionName, version, outcome, durationMs, initDurationMs, atMinute } = one;
  const facts = [
    ...(hasMinute ? [minute(atMinute)] : []),
    ...(durationMs === undefined ? [] : [elapsed(durationMs)]),
    ...(initDurationMs === undefined ? [] : [`cold start, init ${elapsed(initDurationMs)}`]),
    counted(one.logLines, 'line'),
  ];
  const head = [
    badge(outcome),
    h('strong', cut(`${functionName}:${version}`, limits)),
    ...facts.map((fact) => h('span.fact', fact)),
  ];
  const spaced = head.flatMap((part) => [part, { type: 'text' as const, value: ' ' }]);
  return foldable(spaced, [h('p.note', cut(one.requestId, limits)), ...log(one, limits)]);
}

/** The first lines and the last ones: a log starts with the request and ends with the error. */
function log({ log: lines, logLines }: Invocation, limits: Limits): Element[] {
  const most = Math.min(lines.length, limits.logLines);
  const start = Math.min(20, Math.ceil(most * 0.4));
  const first = lines.slice(0, start);
  const last = lines.slice(lines.length - (most - start));
  const left = logLines - first.length - last.length;
  const shown = (kept: readonly string[]): Element[] =>
    kept.length === 0 ? [] : [h('pre.log', kept.map((line) => cut(line, limits)).join('\n'))];
  if (left <= 0) return shown([...first, ...last]);
  return [...shown(first), h('p.note', `${counted(left, 'line')} left out.`), ...shown(last)];
}
