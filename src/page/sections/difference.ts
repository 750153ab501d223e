import { diffLines } from 'diff';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CheckReport } from '../../model/check.ts';
import { cut, type Limits } from '../limits.ts';

/** Texts with more differences than this are shown one after the other. */
const mostEdits = 400;

/** JSON cannot write `undefined`, which the test kit may hold. */
const shown = (value: unknown, limits: Limits): string =>
  `${cut(value === undefined ? 'nothing' : JSON.stringify(value, undefined, 2), limits)}\n`;

/** What a check expected and what it found, line by line. */
export function difference(check: CheckReport, limits: Limits): Element[] {
  const expected = 'expected' in check ? shown(check.expected, limits) : '';
  const actual = 'actual' in check ? shown(check.actual, limits) : '';
  if (expected === '' && actual === '') return [];
  const changes = diffLines(expected, actual, { maxEditLength: mostEdits }) ?? [
    { value: expected, removed: true, added: false },
    { value: actual, removed: false, added: true },
  ];
  const lines = changes.flatMap(({ value, removed, added }) => {
    const name = removed ? 'del' : added ? 'ins' : 'span';
    const sign = removed ? '-' : added ? '+' : ' ';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => h(name, `${sign} ${line}\n`));
  });
  return [
    h('p.note', h('del', '- expected'), ' ', h('ins', '+ actual')),
    h('pre.diff', h('code', ...lines)),
  ];
}
