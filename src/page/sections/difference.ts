import { diffLines, type Change } from 'diff';
import type { Element } from 'hast';
import { h } from 'hastscript';
import type { CheckReport } from '../../model/check.ts';
import { cut, type Limits } from '../limits.ts';

/** Texts with more differences than this are shown one after the other. */
const mostEdits = 400;

/** JSON cannot write `undefined`, which the test kit may hold. */
const shown = (value: unknown, limits: Limits): string =>
  `${cut(value === undefined ? 'nothing' : JSON.stringify(value, undefined, 2), limits)}\n`;

/** The lines of both, or of the one that there is: one alone is no difference. */
function changesOf(
  expected: string,
  actual: string,
): Pick<Change, 'value' | 'removed' | 'added'>[] {
  if (expected === '' || actual === '') {
    return [{ value: expected + actual, removed: false, added: false }];
  }
  return (
    diffLines(expected, actual, { maxEditLength: mostEdits }) ?? [
      { value: expected, removed: true, added: false },
      { value: actual, removed: false, added: true },
    ]
  );
}

/** What a check expected and what it found, line by line. */
export function difference(check: CheckReport, limits: Limits): Element[] {
  const expected = 'expected' in check ? shown(check.expected, limits) : '';
  const actual = 'actual' in check ? shown(check.actual, limits) : '';
  if (expected === '' && actual === '') return [];
  const lines = changesOf(expected, actual).flatMap(({ value, removed, added }) => {
    const name = removed ? 'del' : added ? 'ins' : 'span';
    const sign = removed ? '-' : added ? '+' : ' ';
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => h(name, `${sign} ${line}\n`));
  });
  const both = [h('del', '- expected'), ' ', h('ins', '+ actual')];
  const one = expected === '' ? 'actual' : 'expected';
  return [
    h('p.note', ...(expected === '' || actual === '' ? [one] : both)),
    h('pre.diff', h('code', ...lines)),
  ];
}
