import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anchorsOf } from '../../scripts/check/docs/markdown.ts';
import { handlerKinds } from '../../src/config/handlerKinds.ts';
import { readOptions } from '../../src/hooks/options/readOptions.ts';

const page = readFileSync('docs/handler-options.md', 'utf8');
const rows = [...page.matchAll(/^\| \[`([^`]+)`\]\(#(\S+)\) +\|.*\| ([^|]+) \|$/gm)].map(
  ([, name = '', anchor = '', withoutCode = '']) => ({
    name,
    anchor,
    withoutCode: withoutCode.trim(),
  }),
);
const sections = page.split('\n## ').slice(1);

describe('docs/handler-options.md', () => {
  it('has a row and a section for each option of the handlers', () => {
    // The handlers name their options to whoever gives them an unknown one.
    const { mistakes } = readOptions({ nothing: 1, checks: [{}] }, new Map([['checks', 'any']]));
    const [, known = ''] = mistakes.join().split('known: ');
    expect(rows.map(({ name }) => name).sort()).toEqual([...known.split(', '), '.use()'].sort());
    expect(rows.filter(({ anchor }) => !anchorsOf(page).includes(anchor))).toEqual([]);
  });

  it('says of each option what it looks like, and where the record shows it', () => {
    const headings = sections.map((section) => section.split('\n')[0]);
    expect(headings).toHaveLength(new Set(rows.map(({ anchor }) => anchor)).size);
    const unfinished = sections.filter(
      (section) => !section.includes('```ts') || !section.includes('**In the record:**'),
    );
    expect(unfinished.map((section) => section.split('\n')[0])).toEqual([]);
  });

  it('says which options a file of checks can set', () => {
    const settable = rows.filter(({ withoutCode }) => withoutCode === 'yes');
    const expected = ['checks', ...Object.keys(handlerKinds)];
    expect(settable.map(({ name }) => name).sort()).toEqual(expected.sort());
  });
});
