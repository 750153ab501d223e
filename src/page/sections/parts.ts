import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { counted } from '../format.ts';

/** How good a status or an outcome is; the style has a colour for each. */
type Tone = 'good' | 'bad' | 'warn' | 'faint';

const tones: Readonly<Record<string, Tone>> = {
  Succeeded: 'good',
  passed: 'good',
  succeeded: 'good',
  Failed: 'bad',
  Stopped: 'bad',
  failed: 'bad',
  errored: 'bad',
  inconclusive: 'warn',
  throttled: 'warn',
  running: 'warn',
};

export const toneOf = (word: string): Tone =>
  Object.hasOwn(tones, word) ? (tones[word] ?? 'faint') : 'faint';

/** A status or an outcome in its colour; `advisory` ones never look bad. */
export function badge(word: string, advisory: boolean = false): Element {
  const tone = toneOf(word);
  return h(`span.badge.${advisory && tone === 'bad' ? 'warn' : tone}`, word);
}

/** A part of the page with its heading; `level` is that of the heading. */
export const section = (
  level: 2 | 3 | 4,
  title: string,
  ...content: readonly ElementContent[]
): Element => h('section', h(`h${level}`, title), ...content);

/** Something that a click or the Enter key opens. */
export const foldable = (
  summary: readonly (ElementContent | string)[],
  content: readonly ElementContent[],
  open: boolean = false,
): Element => h('details', { open }, h('summary', ...summary), ...content);

/** A table; each row starts with its header. */
export function table(
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[],
): Element {
  const line = ([first = '', ...rest]: readonly string[]): Element =>
    h('tr', h('th', { scope: 'row' }, first), ...rest.map((cell) => h('td', cell)));
  return h(
    'table',
    h('caption', caption),
    h('thead', h('tr', ...head.map((name) => h('th', { scope: 'col' }, name)))),
    h('tbody', ...rows.map(line)),
  );
}

/** Says how many items are left out; nothing if none are. */
export const leftOut = (left: number, noun: string): Element[] =>
  left === 0
    ? []
    : [h('p.note', `${counted(left, `more ${noun}`)} left out, to keep this page small.`)];
