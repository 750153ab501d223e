import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { CheckReport } from '../../model/check.ts';
import type { HookReport } from '../../model/hookReport.ts';
import { histogramChart } from '../charts/histogramChart.ts';
import { elapsed, measurement } from '../format.ts';
import { cut, take, type Limits } from '../limits.ts';
import type { RecordedDeployment } from '../../records/recordedDeployment.ts';
import { difference } from './difference.ts';
import { badge, foldable, leftOut, section } from './parts.ts';
import { failedHook } from './summary.ts';
import { timeLimits } from './thresholds.ts';

/** The checks of each hook, in the order of its record. */
export function checksSection(
  deployment: Pick<RecordedDeployment, 'hookReports' | 'status'>,
  limits: Limits,
): Element[] {
  const hookReports = take(Object.entries(deployment.hookReports), limits.items).shown;
  if (hookReports.length === 0) return [];
  const told = failedHook(deployment)?.[1].reason;
  return [
    section(2, 'Checks', ...hookReports.map(([name, report]) => hook(name, report, told, limits))),
  ];
}

function hook(name: string, report: HookReport, told: string | undefined, limits: Limits): Element {
  const { reason, bypass, checks, notes = [], actions = [] } = report;
  const facts = [
    ...(reason === undefined || reason === told ? [] : [reason]),
    ...(bypass ? [`Bypassed until ${bypass.until}: ${bypass.reason}`] : []),
    ...notes,
    ...actions.map(
      (one) => `Action ${one.name}: ${one.outcome}${one.message ? `, ${one.message}` : ''}`,
    ),
  ];
  return section(
    3,
    cut(name, limits),
    ...take(facts, limits.items).shown.map((fact) => h('p', cut(fact, limits))),
    checks.length === 0 ? h('p.note', 'No check ran.') : checkList(checks, limits, 0),
  );
}

function checkList(checks: readonly CheckReport[], limits: Limits, depth: number): Element {
  const { shown, left } = take(checks, limits.items);
  return h(
    'div',
    h('ul.checks', ...shown.map((one) => h('li', check(one, limits, depth)))),
    ...leftOut(left, 'check'),
  );
}

function check(one: CheckReport, limits: Limits, depth: number): Element {
  const { name, outcome, advisory = false, functionName, durationMs, checks = [] } = one;
  const head = [
    badge(outcome, advisory),
    h('strong', cut(name, limits)),
    ...[
      ...(advisory ? ['advisory'] : []),
      ...(functionName === undefined || depth > 0 ? [] : [cut(functionName, limits)]),
      ...(durationMs > 0 ? [elapsed(durationMs)] : []),
    ].map((fact) => h('span.fact', fact)),
  ].flatMap((part) => [part, ' ']);
  const nested = checks.length === 0 ? [] : nestedChecks(checks, limits, depth);
  const content: ElementContent[] = [...body(one, limits), ...nested];
  if (content.length === 0) return h('div.line', ...head);
  const isGood = outcome === 'passed' || outcome === 'skipped';
  return foldable(
    head.map((part) => (typeof part === 'string' ? { type: 'text', value: part } : part)),
    content,
    !isGood,
  );
}

const nestedChecks = (checks: readonly CheckReport[], limits: Limits, depth: number): Element[] =>
  depth < limits.depth
    ? [checkList(checks, limits, depth + 1)]
    : leftOut(checks.length, 'nested check');

function body(one: CheckReport, limits: Limits): Element[] {
  const { message, measurements = {}, basis, histogram, checks = [], invocations = [] } = one;
  const figures = take(Object.entries(measurements), limits.items).shown.map((entry) =>
    cut(measurement(entry), limits),
  );
  return [
    ...(message === undefined ? [] : [h('p', cut(message, limits))]),
    ...(basis === undefined ? [] : [h('p.note', `Verdict: ${basis}.`)]),
    ...(figures.length === 0 ? [] : [h('p.figures', figures.join(' · '))]),
    ...(histogram
      ? [
          histogramChart(
            `Times of the calls of ${one.name}`,
            [{ className: 'new', histogram }],
            timeLimits(checks),
          ),
        ]
      : []),
    ...difference(one, limits),
    ...(invocations.length === 0
      ? []
      : [
          foldable(
            ['Requests and answers'],
            take(invocations, limits.items).shown.map((call) =>
              h('pre', cut(JSON.stringify(call, undefined, 2), limits)),
            ),
          ),
        ]),
  ];
}
